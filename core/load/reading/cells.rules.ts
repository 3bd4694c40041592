/** A cell as text, whatever the file made of it. Pure. */

/** Text of a CSV cell: trimmed, control characters out, Excel's `="0012345"` undone. */
export function cleanCell(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const bare = text.replace(/[\u0000-\u001f\u007f\u00a0\u200b\ufeff]+/g, ' ').trim();
  return bare.startsWith('=') ? (/^="([^"]*)"$/.exec(bare)?.[1]?.trim() ?? bare) : bare;
}

/** Value of an .xlsx cell: numbers without exponent, dates as AAAA-MM-JJ. */
export function xlsxCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return cleanCell(value);
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'boolean' ? (value ? 'VRAI' : 'FAUX') : '';
}
