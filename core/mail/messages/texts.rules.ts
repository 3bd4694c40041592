/** What agents write in a message (R-MAIL-01): four texts, with fields of a closed list between braces. Pure. */
import { FormRefusal, type Refusal, refuse } from '../../shared/refusals.ts';
import { fieldsOf } from './fields.rules.ts';
import type { MessageKind } from './message-kinds.ts';

export interface MessageTexts {
  /** One line. */
  subject: string;
  /** One line. */
  title: string;
  /** Paragraphs, an empty line between them. */
  body: string;
  /** Words of the button; where it leads is the message's. One line. */
  button: string;
}

/** Of each text: the name of its form field, its label, its length at most. */
export const TEXT_LIMITS: Record<keyof MessageTexts, { field: string; label: string; max: number }> = {
  subject: { field: 'objet', label: 'Objet', max: 78 },
  title: { field: 'titre', label: 'Titre', max: 80 },
  body: { field: 'texte', label: 'Texte', max: 2000 },
  button: { field: 'bouton', label: 'Bouton', max: 40 },
};

const LINE_BREAKS = /[\r\n\u2028\u2029\u0085]/;
/** Control characters, and those that turn the reading direction round. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Checks what was typed. @throws FormRefusal (422): each text that cannot be sent, with why. */
export function readTexts(kind: MessageKind, typed: Record<keyof MessageTexts, string>): MessageTexts {
  const read = {
    subject: typed.subject.trim(),
    title: typed.title.trim(),
    body: typed.body.replace(/\r\n?/g, '\n').trim(),
    button: typed.button.trim(),
  };
  const refused = (Object.keys(TEXT_LIMITS) as (keyof MessageTexts)[]).flatMap((name) => problemOf(kind, name, read[name]) ?? []);
  if (refused.length > 0) throw new FormRefusal(refused);
  return read;
}

function problemOf(kind: MessageKind, name: keyof MessageTexts, text: string): Refusal | undefined {
  const { field, label, max } = TEXT_LIMITS[name];
  const beside = { field };
  if (text === '') return refuse('CHAMP_MANQUANT', { label }, beside);
  if (name !== 'body' && LINE_BREAKS.test(text)) return refuse('TEXTE_UNE_LIGNE', { label }, beside);
  if (HIDDEN.test(text.replaceAll('\n', ''))) return refuse('TEXTE_CARACTERE', { label }, beside);
  if (text.length > max) return refuse('VALEUR_TROP_LONGUE', { label, max }, beside);
  const known = fieldsOf(kind) as string[];
  const unknown = [...text.matchAll(FIELD)].map(([, word]) => word!).find((word) => !known.includes(word));
  if (unknown !== undefined) return refuse('TEXTE_CHAMP_INCONNU', { name: `{${unknown.slice(0, 40)}}` }, beside);
  return /[{}]/.test(text.replace(FIELD, '')) ? refuse('TEXTE_ACCOLADE', { label }, beside) : undefined;
}

const FIELD = /\{([^{}]*)\}/g;

/** Writes the values in, once: a name that looks like a field stays a name. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(FIELD, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));
