/** The key of one code among several settled together: each is an intention of its own. */
export const keyOfCode = (cle: string, code: string): string => `${cle}:${code}`;
