/** A dépense, step by step (R-FAM-15). Every step posts all that was said so far; only the last one, or a form without `etape`, writes. */
import { refuseUnlessOpen } from '#core/campaign/campaign.rules.ts';
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { type DepenseForm, readDepenseForm } from '#core/depense/depense-form.rules.ts';
import { likelyPartner } from '#core/depense/depense-hints.ts';
import { MENTION_WORDS, MENTIONS } from '#core/depense/mentions.rules.ts';
import { sameFileSent } from '#core/depense/same-file.ts';
import { submitDepense } from '#core/depense/submit-depense.ts';
import { isLastActivity } from '#core/forfait/forfait.rules.ts';
import { formatEuros, readEuros } from '#core/shared/cents.ts';
import { formatDay, readDay } from '#core/shared/days.ts';
import { readMail, newId } from '#core/shared/identifiers.ts';
import { typo } from '#core/shared/french.ts';
import { FormRefusal, type Refusal, refuse } from '#core/shared/refusals.ts';
import { type ChildAccount, readFamilyAccount } from '#core/voucher/family-account.ts';
import { fileRefusals, keepFile, refusalsOf, sentFile } from './attestation-file.server.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';

/** The fields a refused form keeps; `brouillon` stands for the file, kept an hour. */
export const KEPT = [
  'enfant',
  'organisme',
  'adresse',
  'mailOrganisme',
  'responsable',
  'dateInscription',
  'cout',
  'montant',
  'cle',
  'etape',
  'brouillon',
  'fichier',
  'fichierPerdu',
] as const;

const STEPS = ['enfant', 'organisme', 'inscription', 'attestation', 'verification'] as const;
export type DepenseStep = (typeof STEPS)[number];

const ASKED: Record<DepenseStep, readonly string[]> = {
  enfant: ['enfant'],
  organisme: ['organisme', 'adresse', 'mailOrganisme', 'responsable'],
  inscription: ['dateInscription', 'cout', 'montant'],
  attestation: ['attestation'],
  verification: [],
};

const formOf = (fields: Fields): DepenseForm => ({
  montant: fields.text('montant'),
  cout: fields.text('cout'),
  organisme: fields.text('organisme'),
  adresse: fields.text('adresse'),
  mailOrganisme: fields.text('mailOrganisme'),
  responsable: fields.text('responsable'),
  dateInscription: fields.text('dateInscription'),
});

/** What every step of the assistant may show. */
export async function depensePage(family: FamilyVisit) {
  const campaign = await findCampaign(family.campaign);
  const { children } = await readFamilyAccount(family);
  return {
    children: children.map(childView),
    mentions: MENTIONS.map((mention) => MENTION_WORDS[mention]),
    closed: closedSentence(campaign, family.act.at),
    cle: newId(),
  };
}

const childView = (child: ChildAccount) => ({
  sias: child.sias,
  firstName: child.firstName,
  name: `${child.firstName} ${child.lastName.toLocaleUpperCase('fr')}`,
  left: formatEuros(child.available),
});

function closedSentence(campaign: Parameters<typeof refuseUnlessOpen>[0], at: Date): string | null {
  try {
    refuseUnlessOpen(campaign, at);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What a step posted leads to: the next one, or the one that « Modifier » names. Nothing is written. @throws as answerStep. */
export function takeStep(family: FamilyVisit, fields: Fields) {
  const back = STEPS.find((each) => each === fields.text('vers'));
  return back ? stepBack(family, fields, back) : answerStep(family, fields);
}

/** Back to a step, with everything that was typed, right or wrong: it is read on the way forward. */
async function stepBack(family: FamilyVisit, fields: Fields, step: DepenseStep) {
  await keepFile(family, fields).catch(refusalsOf);
  return { step, values: { ...fields.keep(KEPT), etape: step }, partner: null, doubt: null, review: null };
}

/** A step answered: its answers are read. @returns the next step. @throws FormRefusal (422) about this step only. */
async function answerStep(family: FamilyVisit, fields: Fields) {
  const step = STEPS.find((each) => each === fields.text('etape')) ?? 'enfant';
  await refuseWrong(
    family,
    fields,
    STEPS.slice(0, STEPS.indexOf(step) + 1).flatMap((each) => ASKED[each]),
  );
  const next = STEPS[STEPS.indexOf(step) + 1] ?? 'verification';
  const last = next === 'verification';
  const doubt = last ? await doubtAbout(family, fields) : null;
  const review = last ? await reviewed(family, fields) : null;
  return { step: next, values: { ...fields.keep(KEPT), etape: next }, partner: await proposedPartner(fields), doubt, review };
}

/** What was typed, as the Caf will read it, what will be left, and what is lost with a last activity. */
async function reviewed(family: FamilyVisit, fields: Fields) {
  const [{ children }, { criteria }] = await Promise.all([readFamilyAccount(family), findCampaign(family.campaign)]);
  const child = children.find(({ sias }) => sias === fields.text('enfant'));
  const amount = readEuros(fields.text('montant')) ?? 0;
  const left = Math.max(0, (child?.available ?? 0) - amount);
  const day = readDay(fields.text('dateInscription'));
  return {
    day: day ? formatDay(day) : '',
    cost: formatEuros(readEuros(fields.text('cout')) ?? 0),
    amount: formatEuros(amount),
    left: formatEuros(left),
    lostBy: child && left > 0 && isLastActivity(child, criteria.maxActivities) ? child.firstName : null,
  };
}

async function refuseWrong(family: FamilyVisit, fields: Fields, asked: readonly string[]): Promise<void> {
  const refusals = [...(await childRefusals(family, fields)), ...(await formRefusals(family, fields))];
  if (asked.includes('attestation')) refusals.push(...(await attestationRefusals(family, fields)));
  const mine = inOrder(refusals, asked);
  if (mine.length > 0) throw new FormRefusal(mine);
}

/** The first refusal of each of these fields, in their order: the one of the page. */
const inOrder = (refusals: readonly Refusal[], fields: readonly string[]): Refusal[] =>
  fields.flatMap((field) => refusals.find(({ details }) => details.field === field) ?? []);

async function childRefusals(family: FamilyVisit, fields: Fields): Promise<Refusal[]> {
  const { children } = await readFamilyAccount(family);
  const child = children.find(({ sias }) => sias === fields.text('enfant'));
  if (!child) return [refuse('CHOIX_INCONNU', {}, { field: 'enfant' })];
  const { maxActivities } = (await findCampaign(family.campaign)).criteria;
  if (child.activities >= maxActivities) return [refuse('ACTIVITES_MAXIMUM', { max: maxActivities }, { field: 'enfant' })];
  if (child.available === 0) return [refuse('SOLDE_VIDE', {}, { field: 'enfant' })];
  return (readEuros(fields.text('montant')) ?? 0) > child.available
    ? [refuse('SOLDE_INSUFFISANT', { left: formatEuros(child.available) }, { field: 'montant' })]
    : [];
}

async function formRefusals(family: FamilyVisit, fields: Fields): Promise<readonly Refusal[]> {
  try {
    readDepenseForm(formOf(fields), await findCampaign(family.campaign), family.act.at);
    return [];
  } catch (error) {
    return refusalsOf(error);
  }
}

/** What is wrong with the file: nothing came, it cannot be taken, or this child has a request with it. */
async function attestationRefusals(family: FamilyVisit, fields: Fields): Promise<readonly Refusal[]> {
  const refusals = await fileRefusals(family, fields);
  if (refusals.length > 0 || !(await sameFile(family, fields))?.sameChild) return refusals;
  return [refuse('ATTESTATION_DEJA_ENVOYEE', {}, { field: 'attestation' })];
}

async function sameFile(family: FamilyVisit, fields: Fields) {
  const bytes = await sentFile(family, fields);
  return bytes && sameFileSent({ ...family, sias: fields.text('enfant') }, bytes);
}

/** The same sheet was sent for a brother or a sister: possible, and worth a look. */
async function doubtAbout(family: FamilyVisit, fields: Fields): Promise<string | null> {
  const found = await sameFile(family, fields);
  return found && typo(`Vous avez déjà envoyé ce fichier pour ${found.childFirstName}. L’attestation doit porter le nom de chaque enfant.`);
}

/** An active partner that seems to be the organisation: a QR code would do. */
async function proposedPartner(fields: Fields) {
  const mail = readMail(fields.text('mailOrganisme'));
  const name = fields.text('organisme');
  return mail && name ? likelyPartner({ name, mail }) : null;
}

/**
 * Sends it. @returns the dépense's id.
 * @throws as submitDepense; the file is kept for the form that comes back, unless it is the file that was refused.
 */
export async function sendDepense(family: FamilyVisit, fields: Fields): Promise<string> {
  const { campaign, matricule } = family;
  const key = fields.optional('cle');
  const sias = fields.text('enfant');
  if (!sias) await refuseWhole(family, fields, [refuse('CHOIX_INCONNU', {}, { field: 'enfant' })]);
  try {
    const attestation = (await sentFile(family, fields)) ?? Buffer.alloc(0);
    const claim = { campaign, matricule, sias, form: formOf(fields), attestation, ...(key ? { key } : {}) };
    return (await submitDepense(family.act, claim)).depense;
  } catch (error) {
    return refuseWhole(family, fields, refusalsOf(error));
  }
}

/** Everything that is wrong at once: what was refused first, then what the file would be refused for. */
async function refuseWhole(family: FamilyVisit, fields: Fields, refusals: readonly Refusal[]): Promise<never> {
  if (refusals.some(({ details }) => details.field === 'attestation')) throw new FormRefusal([...refusals]);
  throw new FormRefusal([...refusals, ...(await fileRefusals(family, fields))]);
}
