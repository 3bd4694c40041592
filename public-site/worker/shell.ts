/** The shell: the style sheet, letters and mark of the page shown without network. Nothing of anybody is in it. */

/** Addresses of the build, and a name that changes with them (bundling/service-worker.ts). */
declare const SHELL: { name: string; styles: string[]; others: string[] };

export const shellStyles = SHELL.styles;
const all = [...SHELL.styles, ...SHELL.others];

export const keepShell = async (): Promise<void> => (await caches.open(SHELL.name)).addAll(all);

/** Shells of builds that are over. */
export async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL.name).map((name) => caches.delete(name)));
}

export const isShell = (path: string): boolean => all.includes(path);

export const fromShell = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);
