/** What a file really is, from its first bytes: its name may say something else. Pure. */

/** `found`: what to tell the person, when it cannot be loaded. */
export type Nature = { format: 'csv' | 'xlsx'; found: string } | { format: null; found: string };

/** First bytes in hexadecimal, and what they say. */
const SIGNATURES: readonly [string, string][] = [
  ['25504446', 'un document PDF'],
  ['89504e47', 'une image PNG'],
  ['ffd8ff', 'une image JPEG'],
  ['47494638', 'une image GIF'],
  ['d0cf11e0', 'un ancien fichier Excel (.xls) ou un fichier protégé par un mot de passe'],
  ['fffe', 'un texte en UTF-16'],
  ['feff', 'un texte en UTF-16'],
  ['1f8b', 'une archive GZIP'],
  ['52617221', 'une archive RAR'],
  ['377abcaf', 'une archive 7-Zip'],
];

/** @param head first bytes of the file, 512 or fewer. */
export function natureOf(head: Buffer): Nature {
  const hex = head.toString('hex');
  if (hex.startsWith('504b0304')) return { format: 'xlsx', found: 'un fichier Excel (.xlsx)' };
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  if (known) return { format: null, found: known[1] };
  if (head.includes(0)) return { format: null, found: 'un fichier binaire inconnu' };
  if (/^(?:\ufeff)?\s*<(?:!doctype|html|table|\?xml)/i.test(head.toString('utf8'))) return { format: null, found: 'une page HTML ou XML' };
  return { format: 'csv', found: 'un fichier de texte (CSV)' };
}

const EXTENSIONS: Record<string, 'csv' | 'xlsx'> = { csv: 'csv', txt: 'csv', tsv: 'csv', xlsx: 'xlsx' };

/** The format a name promises; null when it promises none that can be loaded. */
export const promisedFormat = (name: string): 'csv' | 'xlsx' | null =>
  EXTENSIONS[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;
