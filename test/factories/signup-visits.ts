/** A partner that signs up, over the wire as a page without script does: what it types, the links it is mailed. */
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import type { Answer, Browser } from '../portal/partner-portal.ts';
import { aPdf } from './attestations.ts';
import { IBAN, NEEDED, SIGNUP_MAIL } from './signups.ts';

/** The answers of each step, right ones. */
export const SIGNUP_STEPS = {
  identite: { kind: 'association', nom: 'Judo Club de Grigny', siret: '732 829 320 00074' },
  adresse: { numero: '3', typeVoie: 'rue', adresse: 'des Lilas', adresse2: '', codePostal: '91350', commune: 'grigny' },
  activites: { activite: 'Judo', description: 'Judo, de 6 à 15 ans, le mercredi' },
  contact: { personne: 'Amel Benali', qualite: 'Présidente', telephone: '01 60 00 00 00' },
  rib: { iban: IBAN },
  charte: { charte: 'oui' },
} as const;

/** The path of the last link mailed to a file. */
export async function lastSignupPath(mail = SIGNUP_MAIL): Promise<string> {
  const [letter] = await Outbox.find({ to: mail, 'letter.kind': { $in: ['partner-signup', 'partner-complement'] } })
    .sort({ $natural: -1 })
    .limit(1)
    .lean<OutboxLetter[]>();
  return new URL((letter!.letter.data as { link: string }).link).pathname;
}

/** Starts a file over the wire. @returns the path of its page. */
export async function aStartedSignup(visitor: Browser, mail = SIGNUP_MAIL): Promise<string> {
  await addFirstActivities();
  await visitor.post('/partenaire/inscription', { mail });
  return lastSignupPath(mail);
}

/** Sends a document in. */
export function sendDocument(
  visitor: Browser,
  path: string,
  { nature, jour = '', bytes = aPdf(), name = 'document.pdf' }: { nature: string; jour?: string; bytes?: Buffer; name?: string },
): Promise<Answer> {
  const form = new FormData();
  form.set('nature', nature);
  form.set('jour', jour);
  form.set('document', new File([new Uint8Array(bytes)], name));
  return visitor.post(`${path}/documents`, form);
}

/** Fills every step and document of an association; nothing is sent to the Caf yet. */
export async function aFilledSignup(visitor: Browser, mail = SIGNUP_MAIL): Promise<string> {
  const path = await aStartedSignup(visitor, mail);
  for (const [step, fields] of Object.entries(SIGNUP_STEPS)) await visitor.post(`${path}/${step}`, { ...fields });
  for (const nature of NEEDED) await sendDocument(visitor, path, { nature });
  return path;
}

/** Fills and sends it. @returns the path of its page. */
export async function aSentSignup(visitor: Browser, mail = SIGNUP_MAIL): Promise<string> {
  const path = await aFilledSignup(visitor, mail);
  await visitor.post(`${path}/verification`, {});
  return path;
}
