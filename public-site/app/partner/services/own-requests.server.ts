/** What a partner asks the Caf to change in its own data, and what became of it (R-PAR-06). */
import { activityMenu } from '#core/partner/activities/list-activities.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import { fieldTexts } from '#core/partner/partner-fields.rules.ts';
import { askOwnChanges, ownRequests } from '#core/partner/requests/ask-change.ts';
import { askRibChange } from '#core/partner/requests/ask-rib-change.ts';
import { type AskableField, type PartnerRequest, REQUEST_LABELS, type RequestState } from '#core/partner/requests/request.model.ts';
import { ownRib } from '#core/partner/rib/own-rib.ts';
import { checkAddress } from '#core/partner/signup/signup-steps.rules.ts';
import { readCheckedSiret } from '#core/partner/signup/siret.rules.ts';
import { homeCommunes } from '#core/shared/communes.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Fields } from '../../services/fields.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** What can be asked for, as the page offers it. */
export const TOPICS = {
  nom: 'Le nom',
  siret: 'Le numéro Siret',
  mail: 'L’adresse mail',
  adresse: 'L’adresse',
  activites: 'Les activités',
  rib: 'Le compte bancaire',
} as const;
export type Topic = keyof typeof TOPICS;

/** Posted field → field of the record. */
const ADDRESS = {
  numero: 'number',
  typeVoie: 'streetType',
  adresse: 'line1',
  adresse2: 'line2',
  codePostal: 'postalCode',
  commune: 'commune',
} as const satisfies Record<string, AskableField>;

const STATES: Record<RequestState, { word: string; tone: 'ok' | 'wait' | 'stop' }> = {
  waiting: { word: 'En attente', tone: 'wait' },
  applied: { word: 'Acceptée', tone: 'ok' },
  refused: { word: 'Refusée', tone: 'stop' },
};

/** Every request of a partner, the last first; never who at the Caf answered. */
export async function requestList({ partner }: PartnerVisit) {
  return (await ownRequests(partner._id)).map(line);
}

export type OwnRequest = ReturnType<typeof line>;

const line = ({ _id, field, wanted, reason, state, askedAt, answer }: PartnerRequest) => ({
  id: _id,
  label: REQUEST_LABELS[field],
  wanted: typo(wanted.replaceAll(',', ', ')) || 'vide',
  reason: typo(reason),
  state: STATES[state],
  asked: formatDay(dayOf(askedAt)),
  answered: answer ? formatDay(dayOf(answer.at)) : null,
  answer: answer?.reason ? typo(answer.reason) : null,
});

export async function requestPage({ partner }: PartnerVisit, wanted: string | null) {
  const topic = (Object.keys(TOPICS) as Topic[]).find((each) => each === wanted) ?? null;
  return {
    topic,
    values: topic ? valuesOf(partner) : {},
    rib: topic === 'rib' ? await ownRib(partner._id) : null,
    menu: topic === 'activites' ? await activityMenu() : { offered: [], excluded: [] },
    communes: topic === 'adresse' ? homeCommunes().map(({ name, postalCodes }) => ({ name, postalCodes: postalCodes.join(', ') })) : [],
  };
}

export type RequestPage = Awaited<ReturnType<typeof requestPage>>;

function valuesOf(partner: Partner): Record<string, string> {
  const texts = fieldTexts(partner);
  return {
    nom: texts.name,
    siret: texts.siret,
    mail: texts.mail,
    activite: partner.activities.join('\n'),
    ...Object.fromEntries(Object.entries(ADDRESS).map(([posted, field]) => [posted, texts[field]])),
  };
}

/** Asks. @throws as askOwnChanges, askRibChange; Refusal SIRET_CLE, COMMUNE_CODE_POSTAL (422). */
export async function ask({ act, partner, user }: PartnerVisit, fields: Fields): Promise<void> {
  const reason = fields.text('motif');
  const wish = { partner, userId: user._id, reason };
  const topic = fields.text('objet');
  if (topic === 'rib') {
    const bytes = (await fields.file('document'))?.bytes ?? Buffer.alloc(0);
    return askRibChange(act, { partnerId: partner._id, userId: user._id, iban: fields.text('iban'), reason, bytes });
  }
  if (topic === 'activites') {
    const activities = fields.all('activite');
    fields.replace('activite', activities.join('\n'));
    return askOwnChanges(act, { ...wish, wanted: { activities: activities.join(',') } });
  }
  if (topic === 'adresse') return askOwnChanges(act, { ...wish, wanted: wantedAddress(fields) });
  if (topic === 'siret') return askOwnChanges(act, { ...wish, wanted: { siret: wantedSiret(fields) } });
  if (topic === 'nom') return askOwnChanges(act, { ...wish, wanted: { name: fields.text('nom') } });
  if (topic === 'mail') return askOwnChanges(act, { ...wish, wanted: { mail: fields.text('mail').toLowerCase() } });
  throw refuse('CHOIX_INCONNU', {}, { field: 'objet' });
}

function wantedAddress(fields: Fields): Partial<Record<AskableField, string>> {
  const address = checkAddress(fields.keep(Object.keys(ADDRESS)));
  return Object.fromEntries(Object.values(ADDRESS).map((field) => [field, address[field]]));
}

function wantedSiret(fields: Fields): string {
  const siret = readCheckedSiret(fields.text('siret'));
  if (!siret) throw refuse('SIRET_CLE', {}, { field: 'siret' });
  return siret;
}
