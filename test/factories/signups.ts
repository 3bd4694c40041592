/** Sign-up files of partners, through the same use-cases as the portal. */
import { giveDocument } from '#core/partner/signup/give-document.ts';
import { saveSignupStep, type TypedStep } from '#core/partner/signup/save-step.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { startSignup } from '#core/partner/signup/start-signup.ts';
import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { partyOf } from '#core/partner/convention/convention-text.rules.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { aPdf } from './attestations.ts';
import { bySystem } from './scheme.ts';

export const SIGNUP_MAIL = 'bureau@judo.example';
export const IBAN = 'FR76 3000 6000 0112 3456 7890 189';
export const OTHER_IBAN = 'FR1420041010050500013M02606';

/** What an association types, step by step. */
export const STEPS: Record<TypedStep['step'], Record<string, string>> = {
  identite: { kind: 'association', nom: 'Judo Club de Grigny', siret: '732 829 320 00074' },
  adresse: { numero: '3', typeVoie: 'rue', adresse: 'des Lilas', codePostal: '91350', commune: 'grigny' },
  activites: { description: 'Judo, 6 à 15 ans' },
  contact: { personne: 'Amel Benali', qualite: 'Présidente', telephone: '01 60 00 00 00' },
  rib: { iban: IBAN },
  charte: { charte: 'oui' },
};

/** The papers of an association. */
export const NEEDED = ['recepisse', 'statuts', 'bureau', 'siret', 'rib'];

/** The key of the last link mailed. */
export async function lastKey(): Promise<string> {
  const [letter] = await Outbox.find({ 'letter.kind': { $in: ['partner-signup', 'partner-complement'] } })
    .sort({ $natural: -1 })
    .limit(1)
    .lean<OutboxLetter[]>();
  return (letter!.letter.data as { link: string }).link.split('/').at(-1)!;
}

/** A file started. @returns the key of its link. */
export async function started(mail = SIGNUP_MAIL, at?: string): Promise<string> {
  await startSignup(bySystem(at), mail);
  return lastKey();
}

interface Wanted {
  mail?: string;
  name?: string;
  at?: string;
  /** By kind of document; those of an association otherwise. */
  papers?: Record<string, Buffer>;
}

/** A whole file, not sent. @returns the key of its link. */
export async function filled({ mail, name, at, papers }: Wanted = {}): Promise<string> {
  const key = await started(mail, at);
  for (const step of Object.keys(STEPS) as TypedStep['step'][]) {
    const fields = step === 'identite' && name ? { ...STEPS.identite, nom: name } : STEPS[step];
    await saveSignupStep(bySystem(at), { key, step, fields, activities: ['Judo'] });
  }
  for (const kind of NEEDED) await giveDocument(bySystem(at), { key, kind, day: '', bytes: papers?.[kind] ?? aPdf() });
  return key;
}

/** A file sent to the Caf, its partner made. */
export async function aSentSignup(wanted: Wanted = {}): Promise<SignupFile & { partnerId: string }> {
  await sendSignup(bySystem(wanted.at), await filled(wanted));
  return (await SignupFiles.findOne({ mail: wanted.mail ?? SIGNUP_MAIL }).lean<SignupFile & { partnerId: string }>())!;
}

/** The partner reads its convention and signs it. @returns the convention's id. */
export async function signedByPartner(partnerId: string, at?: string): Promise<string> {
  const act = bySystem(at);
  const { _id: conventionId, pages } = await prepareConvention(act, { partnerId, party: partyOf((await findPartner(partnerId))!) });
  const place = { partnerId, conventionId };
  for (let page = 1; page <= pages; page++) await readConventionPage({ ...place, page });
  const typed = { name: 'Amel Benali', quality: 'Présidente', typed: 'Amel Benali', drawn: '', power: 'oui' };
  await askSignatureCode(act, { ...place, mail: SIGNUP_MAIL, typed });
  const letter = await Outbox.findOne({ 'letter.kind': 'convention-code', about: partnerId }).sort({ $natural: -1 }).lean<OutboxLetter>();
  await signConvention(act, { ...place, code: (letter!.letter.data as { password: string }).password });
  return conventionId;
}
