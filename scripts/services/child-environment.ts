/** The environment of a child process: ours, plus what the start has resolved. Undefined values are left out. */
export function childEnvironment(resolved: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const known = Object.entries(resolved).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...process.env, ...Object.fromEntries(known) };
}
