/** What the screens show of a sign-up file (R-PAR-01, R-PAR-03): words and formats; the IBAN masked. */
import type { AlikePartner } from '#core/partner/alike-partners.ts';
import type { Signatory } from '#core/partner/convention/convention.model.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import { addressLine } from '#core/partner/partner.rules.ts';
import type { PartnerChange } from '#core/partner/partner-change.model.ts';
import { DOCUMENT_FAULTS, FILE_POINTS } from '#core/partner/signup/complement-reasons.rules.ts';
import { DOCUMENT_LABELS, type DocumentKind, documentsOf } from '#core/partner/signup/documents.rules.ts';
import type { SignupDocument, SignupFile } from '#core/partner/signup/signup.model.ts';
import { missingOf } from '#core/partner/signup/signup-steps.rules.ts';
import { readCheckedSiret } from '#core/partner/signup/siret.rules.ts';
import { addMonths, dayOf, daysBetween } from '#core/shared/days.ts';
import { day, instant, orNothing } from '../sheets/format.ts';
import { PARTNER_KIND_WORDS, PARTNER_WORDS, SIGNUP_WORDS } from '../sheets/words.ts';
import { paperFormat } from './papers.ts';
import { changeFacts } from './partner-facts.ts';

export type DossierRow = ReturnType<typeof dossierRow>;
export type DossierFacts = ReturnType<typeof dossierFacts>;

/** Whole days since it was sent, or sent back. */
const waited = ({ history, submittedAt, modifiedAt }: SignupFile, at: Date): number =>
  daysBetween(dayOf(history.at(-1)?.at ?? submittedAt ?? modifiedAt), dayOf(at));

/** One line of the queue. */
export const dossierRow = (file: SignupFile, at: Date) => ({
  id: file._id,
  name: orNothing(file.identity?.name),
  kind: file.identity ? PARTNER_KIND_WORDS[file.identity.kind]! : '–',
  commune: orNothing(file.address?.commune),
  activities: file.activities.join(', '),
  mail: file.mail,
  submittedAt: instant(file.submittedAt),
  days: waited(file, at),
  tag: SIGNUP_WORDS[file.state],
  /** Who moved it last, and when. */
  last: lastStep(file),
});

function lastStep({ history }: SignupFile): string {
  const step = history.at(-1);
  return step ? `${step.by}, ${instant(step.at)}` : '–';
}

export interface ShownDossier {
  file: SignupFile;
  partner: Partner | null;
  changes: PartnerChange[];
  alike: AlikePartner[];
  convention: ShownConvention | null;
  queue: { left: number; next: string | null };
  at: Date;
}

export interface ShownConvention {
  id: string;
  state: 'draft' | 'signed' | 'inForce' | 'dropped';
  template: string;
  signedAt: Date | null;
  inForceAt: Date | null;
  /** Null before the signature; "altered" when the record no longer has its fingerprint. */
  signatory: Signatory | 'altered' | null;
  /** Still says what the partner is. */
  agrees: boolean;
}

export const dossierFacts = ({ file, partner, changes, alike, convention, queue, at }: ShownDossier) => ({
  ...dossierRow(file, at),
  version: String(file.version),
  state: file.state,
  partnerId: partner?._id ?? null,
  identifiant: partner?.identifiant ?? null,
  siret: file.identity && siretFacts(file.identity),
  address: file.address ? addressLine(file.address) : null,
  activityList: file.activities,
  description: file.description,
  contact: file.contact,
  iban: file.iban?.masked ?? null,
  charter: file.charter ? { version: file.charter.version, at: instant(file.charter.at) } : null,
  documents: file.documents.map((document) => documentFacts(document, file, at)),
  missing: missingOf(file).map(({ what }) => what),
  alike: alike.map(({ id, name, commune, etat, same }) => ({ id, name, commune, same: same.join(', '), tag: PARTNER_WORDS[etat]! })),
  steps: file.history.map(({ state, at: when, by, reason }) => ({ tag: SIGNUP_WORDS[state], at: instant(when), by, reason })).reverse(),
  changes: changes.filter((each) => each.changes.length > 0).map(changeFacts),
  convention: convention && conventionFacts(convention),
  /** What may be ticked of each document when a complement is asked. */
  faults: Object.entries(DOCUMENT_FAULTS).map(([value, label]) => ({ value, label })),
  faulty: file.identity ? documentsOf(file.identity.kind).map((kind) => ({ kind, label: DOCUMENT_LABELS[kind] })) : [],
  points: Object.entries(FILE_POINTS).map(([value, label]) => ({ value, label })),
  queue,
});

const siretFacts = ({ siret, register }: NonNullable<SignupFile['identity']>) => ({
  number: spaced(siret),
  right: readCheckedSiret(siret) !== null,
  /** What the register of companies said, when it was asked. */
  register: register ? (register.name ?? 'pas encore au registre des entreprises') : null,
});

const spaced = (siret: string): string => siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4');

const KBIS_MONTHS = 3;

/** On a button, where the whole name does not fit. */
const SHORT_LABELS: Record<DocumentKind, string> = {
  recepisse: 'Récépissé',
  statuts: 'Statuts',
  bureau: 'Membres du bureau',
  siret: 'Avis Siret',
  kbis: 'Kbis',
  insee: 'Insee',
  rib: 'RIB',
};

function documentFacts({ file: id, kind, type, day: written, sentAt }: SignupDocument, { history }: SignupFile, at: Date) {
  const asked = history.filter(({ state }) => state === 'complement').at(-1)?.at;
  const today = dayOf(at);
  return {
    id,
    kind,
    label: DOCUMENT_LABELS[kind],
    short: SHORT_LABELS[kind],
    format: paperFormat(type),
    sentAt: instant(sentAt),
    /** Sent since the last complement. */
    fresh: asked !== undefined && sentAt > asked,
    /** Of a Kbis: its date, its age now, and whether it is over three months. */
    dated: written ? { day: day(written), days: daysBetween(written, today), old: addMonths(written, KBIS_MONTHS) < today } : null,
  };
}

const conventionFacts = ({ id, state, template, signedAt, inForceAt, signatory, agrees }: ShownConvention) => ({
  id,
  state,
  template,
  agrees,
  altered: signatory === 'altered',
  signer: signatory && signatory !== 'altered' ? `${signatory.name}, ${signatory.quality}` : null,
  signedAt: signedAt && instant(signedAt),
  inForceAt: inForceAt && instant(inForceAt),
});
