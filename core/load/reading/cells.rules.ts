/** A cell as text, whatever the file made of it. Pure. */

/** Text of a cell: trimmed, control characters out, Excel's `="0012345"` and the apostrophe of our own reject files undone. */
export function cleanCell(text: string): string {
  const bare = text.replace(/[\u0000-\u001f\u007f\u00a0\u200b\ufeff]+/g, ' ').trim();
  if (bare.startsWith('=')) return /^="([^"]*)"$/.exec(bare)?.[1]?.trim() ?? bare;
  return /^'[=+\-@]/.test(bare) ? bare.slice(1) : bare;
}

/** Value of an .xlsx cell as its thread posts it (days are text already); numbers without exponent. */
export function xlsxCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return cleanCell(value);
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return typeof value === 'boolean' ? (value ? 'VRAI' : 'FAUX') : '';
}
