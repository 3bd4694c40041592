/** What a password must be (R-FAM-02, CCTP step 11): 8 characters of 4 types, 72 bytes, not a common one. Pure. */
import { refuse, type Refusal } from '../shared/refusals.ts';
import { folded } from '../shared/french.ts';
import { COMMON_STEMS } from './common-passwords.ts';

const TYPES: readonly { pattern: RegExp; label: string }[] = [
  { pattern: /\p{Ll}/u, label: 'une minuscule' },
  { pattern: /\p{Lu}/u, label: 'une majuscule' },
  { pattern: /\p{Nd}/u, label: 'un chiffre' },
  { pattern: /[^\p{L}\p{Nd}]/u, label: 'un caractère spécial (par exemple ! ou ?)' },
];

/** @returns why it is refused, or undefined when it is good. `context`: words it must not be built on (mail, name, matricule). */
export function passwordRefusal(password: string, context: readonly string[] = []): Refusal | undefined {
  const at = { field: 'motDePasse' };
  if (Buffer.byteLength(password, 'utf8') > 72) return refuse('MOT_DE_PASSE_TROP_LONG', {}, at);
  const missing = [
    ...([...password].length < 8 ? ['8 caractères au moins'] : []),
    ...TYPES.filter(({ pattern }) => !pattern.test(password)).map(({ label }) => label),
  ];
  if (missing.length > 0) return refuse('MOT_DE_PASSE_FAIBLE', { missing: listed(missing) }, at);
  return isCommon(password, context) ? refuse('MOT_DE_PASSE_COURANT', {}, at) : undefined;
}

/** Both fields of a form that chooses a password. @throws Refusal. */
export function refuseUnlessGood(password: string, confirmation: string, context: readonly string[] = []): void {
  const why = passwordRefusal(password, context);
  if (why) throw why;
  if (password !== confirmation) throw refuse('CONFIRMATION_DIFFERENTE', {}, { field: 'confirmation' });
}

/** Common once digits, signs and usual letter swaps are undone, or little more than a word of the person's own. */
function isCommon(password: string, context: readonly string[]): boolean {
  const stem = bare(password);
  if (COMMON_STEMS.has(stem) || /^(.)\1*$/.test(stem)) return true;
  const words = context
    .flatMap((text) => [text.split('@')[0] ?? '', ...text.split(/[^\p{L}\d]+/u)])
    .map(bare)
    .filter((word) => word.length >= 4);
  return words.some((word) => stem.includes(word) && stem.length - word.length < 4);
}

const SWAPS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const bare = (text: string): string =>
  folded(text.replace(/[^\p{L}]+$/u, '').replace(/[013457@$!]/g, (sign) => SWAPS[sign] ?? sign)).replace(/ /g, '');

const listed = (parts: string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`);
