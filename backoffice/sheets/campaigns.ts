import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { plural, typo } from '#core/shared/french.ts';
import { day, euros, instant, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { CAMPAIGN_WORDS, YES_NO } from './words.ts';

const bareme = ({ criteria }: Campaign): string =>
  criteria.bareme.map((row) => typo(`${row.qfFrom}–${row.qfTo} : ${euros(row.standard)} (cité éducative : ${euros(row.ce)})`)).join(' · ');

export const campaigns: Sheet<Campaign> = {
  id: 'Campaign',
  title: 'Campagnes',
  empty: typo('Aucune campagne. Initialisez la première dans « Conduite de campagne ».'),
  model: Campaigns,
  fields: ['state', 'start', 'end', 'decideUntil', 'loadOpen', 'criteria', 'budget', 'createdAt', 'openedAt', 'closedAt'],
  sort: { by: 'label', direction: 'desc' },
  readId: (text) => (/^\d{4}$/.test(text) ? Number(text) : null),
  columns: [
    { name: 'label', label: 'Campagne', show: (row) => campaignLabel(row._id), listed: true, sort: ['_id'] },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: CAMPAIGN_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'start', label: 'Début', show: (row) => day(row.start), listed: true },
    { name: 'end', label: 'Fin', show: (row) => day(row.end), listed: true },
    { name: 'decideUntil', label: 'Dépenses décidées jusqu’au', show: (row) => day(row.decideUntil) },
    { name: 'loadOpen', label: 'Chargement possible', show: (row) => yesNo(row.loadOpen), states: YES_NO, listed: true },
    { name: 'budget', label: 'Enveloppe', show: (row) => euros(row.budget), listed: true, num: true },
    { name: 'qf', label: 'Quotient familial maximum', show: (row) => typo(`${row.criteria.qfCeiling} €`) },
    { name: 'ages', label: 'Âges', show: ({ criteria }) => `${criteria.ageMin} à ${criteria.ageMax} ans au ${day(criteria.ageDay)}` },
    { name: 'bareme', label: 'Barème', show: bareme },
    { name: 'communes', label: 'Cités éducatives', show: ({ criteria }) => criteria.communesCe.map(({ name }) => name).join(', ') },
    { name: 'activities', label: 'Par enfant', show: ({ criteria }) => `${plural(criteria.maxActivities, 'activité')} au maximum` },
    { name: 'createdAt', label: 'Initialisée le', show: (row) => instant(row.createdAt) },
    { name: 'openedAt', label: 'Ouverte le', show: (row) => instant(row.openedAt) },
    { name: 'closedAt', label: 'Close le', show: (row) => instant(row.closedAt) },
  ],
};
