/** Partners that signed up by themselves: files to examine, one to complete, one answered, one refused (R-PAR-01 to 03). */
import { refuseSignup, askSignupComplement } from '#core/partner/signup/decide-signup.ts';
import { DOCUMENT_LABELS, type DocumentKind, documentsOf } from '#core/partner/signup/documents.rules.ts';
import { giveDocument } from '#core/partner/signup/give-document.ts';
import { saveSignupStep, type TypedStep } from '#core/partner/signup/save-step.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { startSignup } from '#core/partner/signup/start-signup.ts';
import { type Act, system } from '#core/shared/author.ts';
import { addDays, dayOf, formatDay } from '#core/shared/days.ts';
import { sheetPdf, sheetPhoto } from './attestation-files.ts';
import type { Calendar } from './calendar.ts';
import { DOSSIERS, type DemoDossier } from './dossiers.ts';
import { OPERATEUR } from './demo-agents.ts';
import { signDemoConvention } from './demo-conventions.ts';
import { readLetter, tokenOf } from './demo-mails.ts';

/** One after the other: the queue shows the longest waiting first. */
export async function makeDossiers(calendar: Calendar): Promise<void> {
  for (const dossier of DOSSIERS) await makeOne(dossier, calendar);
}

const byClub = (at: Date): Act => ({ author: system('demo'), at });
const byAgent = (at: Date): Act => ({ author: OPERATEUR, at });

async function makeOne(dossier: DemoDossier, { during }: Calendar): Promise<void> {
  const act = byClub(during(dossier.sent));
  await startSignup(act, dossier.mail);
  const { _id } = (await SignupFiles.findOne({ mail: dossier.mail }).lean<SignupFile>())!;
  const key = await keyOf('partner-signup', _id);
  for (const [step, fields] of Object.entries(stepsOf(dossier)))
    await saveSignupStep(act, { key, step: step as TypedStep['step'], fields, activities: dossier.activities });
  for (const kind of givenBy(dossier)) await give(act, key, kind, dossier);
  await sendSignup(act, key);
  const { partnerId } = await fileOf(_id);
  if (dossier.signs) await signDemoConvention(act, { partnerId: partnerId!, mail: dossier.mail, ...dossier.signs });
  if (dossier.fate) await decide(_id, dossier, during);
}

const fileOf = async (id: string): Promise<SignupFile> => (await SignupFiles.findById(id).lean<SignupFile>())!;

/** A Kbis, or else the papers of associations. */
const givenBy = ({ kind }: DemoDossier): DocumentKind[] => documentsOf(kind).filter((each) => each !== 'insee');

const stepsOf = (dossier: DemoDossier): Record<TypedStep['step'], Record<string, string>> => ({
  identite: { kind: dossier.kind, nom: dossier.name, siret: dossier.siret },
  adresse: { ...dossier.address },
  activites: { description: dossier.description },
  contact: { ...dossier.contact },
  rib: { iban: dossier.iban },
  charte: { charte: 'oui' },
});

/** Every other paper is a photograph. */
async function give(act: Act, key: string, kind: DocumentKind, { name, siret, iban, contact }: DemoDossier): Promise<void> {
  const lines = [name, `Siret : ${siret}`, `Représentant : ${contact.personne}`, ...(kind === 'rib' ? [`IBAN : ${iban}`] : [])];
  const day = formatDay(addDays(dayOf(act.at), -20));
  const photo = kind === 'bureau' || kind === 'rib';
  const sheet = [...lines, `Fait le ${day}`];
  const bytes = photo ? await sheetPhoto(DOCUMENT_LABELS[kind].slice(0, 40), sheet) : sheetPdf(DOCUMENT_LABELS[kind], sheet);
  await giveDocument(act, { key, kind, day, bytes });
}

const keyOf = async (kind: 'partner-signup' | 'partner-complement', file: string): Promise<string> =>
  tokenOf((await readLetter(kind, file)).link);

async function decide(id: string, dossier: DemoDossier, during: Calendar['during']): Promise<void> {
  const { fate, sent } = dossier;
  const { version } = await fileOf(id);
  const act = byAgent(during(sent + 0.02));
  if (fate === 'refused')
    return refuseSignup(act, { file: id, version, reason: 'Le soutien scolaire n’entre pas dans les Tickets loisirs jeunes.' });
  await askSignupComplement(act, { file: id, version, faults: { bureau: 'ancien' }, points: ['adresse'], reason: '' });
  if (fate !== 'answered') return;
  const answer = byClub(during(sent + 0.04));
  const key = await keyOf('partner-complement', id);
  const adresse = { ...dossier.address, numero: '12' };
  await saveSignupStep(answer, { key, step: 'adresse', fields: adresse, activities: [] });
  await give(answer, key, 'bureau', dossier);
  await sendSignup(answer, key);
}
