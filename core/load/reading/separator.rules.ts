/** Which of `;` `,` or tab separates the cells: the one that cuts the first line into most cells. Pure. */
const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** @param firstLine of the file, quotes included; a separator between quotes does not count. */
export function separatorOf(firstLine: string): Separator {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}
