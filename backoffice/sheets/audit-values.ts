/** The values of an event in words: before and after side by side, by field. What is not known is shown as it is written. */
import { RIGHT_LABELS, type Right } from '#core/access/rights.rules.ts';
import { type Mention, MENTION_WORDS } from '#core/depense/mentions.rules.ts';
import { formatCount, plural } from '#core/shared/french.ts';
import { PROFILE_LABELS } from './agents.ts';
import { FIELD_WORDS } from './audit-field-words.ts';
import { day, euros, instant } from './format.ts';
import { LOAD_WORDS } from './loads.ts';
import { BATCH_WORDS } from './payment-batches.ts';
import type { StateWords } from './sheet.ts';
import { CAMPAIGN_WORDS, DEPENSE_WORDS, KIND_WORDS, PARTNER_WORDS, PAYABLE_WORDS, SIGNUP_WORDS, VOUCHER_WORDS } from './words.ts';

export interface Change {
  label: string;
  /** Null: the event says nothing of what was there before. */
  before: string | null;
  after: string;
}

type Values = Record<string, unknown> | null;

const STATES: Record<string, StateWords> = {
  campaign: CAMPAIGN_WORDS,
  voucher: VOUCHER_WORDS,
  depense: DEPENSE_WORDS,
  payable: PAYABLE_WORDS,
  paymentLine: PAYABLE_WORDS,
  paymentBatch: BATCH_WORDS,
  load: LOAD_WORDS,
  partnerSignup: SIGNUP_WORDS,
};

const NOTHING = '–';
const CENTS = new Set(['amount', 'left', 'granted', 'budget', 'totalCents', 'cost']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** Names of things shown in a long list, before "et N autres". */
const SHOWN = 20;

/** One line a field, in the order of the event. `names`: of the partners it speaks of, by identifier. */
export const writtenChanges = (objectType: string, before: Values, after: Values, names?: ReadonlyMap<string, string>): Change[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((key) => {
    const say = (value: unknown): string => names?.get(key === 'partnerId' ? String(value) : '') ?? written(objectType, key, value);
    return { label: FIELD_WORDS[key] ?? key, before: before && key in before ? say(before[key]) : null, after: say(after?.[key]) };
  });

/** The same in one cell of a file: "État : Ouverte, Motif : oubli". */
export const writtenValues = (objectType: string, values: Values): string =>
  Object.entries(values ?? {})
    .map(([key, value]) => `${FIELD_WORDS[key] ?? key} : ${written(objectType, key, value)}`)
    .join(', ');

function written(objectType: string, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (value instanceof Date) return instant(value);
  if (Array.isArray(value)) return listed(objectType, key, value);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number') return CENTS.has(key) ? euros(value) : plainNumber(key, value);
  if (typeof value === 'object') return writtenValues(objectType, value as Record<string, unknown>);
  return writtenText(objectType, key, String(value));
}

/** Texts that are words of ours: each by its field. */
const TEXTS: Record<string, (text: string, objectType: string) => string | undefined> = {
  state: (text, objectType) => STATES[objectType]?.[text]?.word,
  etat: (text) => PARTNER_WORDS[text]?.word,
  right: (text) => RIGHT_LABELS[text as Right],
  rights: (text) => RIGHT_LABELS[text as Right],
  profile: (text) => PROFILE_LABELS[text],
  changed: (text) => FIELD_WORDS[text]?.toLowerCase(),
  kind: (text) => KIND_WORDS[text]?.word,
  mentions: (text) => MENTION_WORDS[text as Mention],
  payable: (text) => text.replace(/^(QR|DEP):/, (_, kind) => (kind === 'QR' ? 'QR code ' : 'Dépense ')),
  // The whole of it is on the page of the batch.
  sha256: (text) => `${text.slice(0, 12)}…`,
};

function writtenText(objectType: string, key: string, text: string): string {
  const worded = TEXTS[key]?.(text, objectType);
  if (worded) return worded;
  if (INSTANT.test(text)) return instant(new Date(text));
  return DAY.test(text) ? day(text) : text;
}

/** Years and numbers of versions have no thousands. */
const plainNumber = (key: string, value: number): string => (key === 'campaign' || value < 10_000 ? String(value) : formatCount(value));

function listed(objectType: string, key: string, values: unknown[]): string {
  if (values.length === 0) return 'aucun';
  const shown = values.slice(0, SHOWN).map((value) => written(objectType, key, value));
  const rest = values.length - shown.length;
  return shown.join(' · ') + (rest > 0 ? ` · et ${plural(rest, 'autre')}` : '');
}
