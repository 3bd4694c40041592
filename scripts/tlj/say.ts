/** Progress and warnings, for a person: stderr, so that stdout holds the answer alone. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
