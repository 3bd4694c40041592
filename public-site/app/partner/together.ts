/** The key of one code among several settled together: each is an intention of its own. */
export const keyOfCode = (cle: string, code: string): string => `${cle}:${code}`;

/** Codes checked together, at most: a large family, and a page that can still be looked at. */
export const MOST_TOGETHER = 10;
