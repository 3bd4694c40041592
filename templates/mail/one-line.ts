/**
 * A name may hold anything: it must make no second header, and no line of its own that could pass for a password or a link.
 * @returns the text on one line, without control characters.
 */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
