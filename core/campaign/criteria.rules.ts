/** What the criteria and dates of a campaign must be, and which of them may still change (R-CAM-01, R-CAM-02). Pure. */
import { communeByInsee } from '../shared/communes.ts';
import type { Cents } from '../shared/cents.ts';
import type { CivilDay } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { baremeFaults } from './bareme.rules.ts';
import type { Campaign, CampaignState, Criteria } from './campaign.model.ts';

/** All that an agent sets of a campaign. */
export interface CampaignSettings {
  start: CivilDay;
  end: CivilDay;
  decideUntil: CivilDay;
  budget: Cents | null;
  criteria: Criteria;
}

export const settingsOf = ({ start, end, decideUntil, budget, criteria }: Campaign): CampaignSettings => ({
  start,
  end,
  decideUntil,
  budget,
  criteria,
});

/** Names of settings in events and screens, in the order of the form. */
export const SETTINGS = [
  'start',
  'end',
  'decideUntil',
  'budget',
  'qfCeiling',
  'qfMonth',
  'ageMin',
  'ageMax',
  'ageDay',
  'bareme',
  'communesCe',
  'maxActivities',
  'outsideBaremeIsWarning',
] as const;
export type SettingName = (typeof SETTINGS)[number];

const ALWAYS: readonly SettingName[] = ['budget'];
/** Once families draw: what they were promised stays; what only helps the Caf or the families may still move. */
const WHILE_OPEN: readonly SettingName[] = [...ALWAYS, 'maxActivities', 'outsideBaremeIsWarning'];

/** Settings that may change in a state; the end of an open campaign has its own use-case (extend-campaign). */
export function editableIn(state: CampaignState): readonly SettingName[] {
  if (state === 'draft' || state === 'loading') return SETTINGS;
  if (state === 'open') return WHILE_OPEN;
  return state === 'closed' ? ALWAYS : [];
}

/** One value of a setting, wherever it is kept. */
export const settingOf = (settings: CampaignSettings, name: SettingName): unknown =>
  name in settings ? settings[name as keyof CampaignSettings] : settings.criteria[name as keyof Criteria];

/** Settings that differ, in the order of the form. */
export const changedSettings = (before: CampaignSettings, after: CampaignSettings): SettingName[] =>
  SETTINGS.filter((name) => JSON.stringify(settingOf(before, name)) !== JSON.stringify(settingOf(after, name)));

/** @returns every fault of the settings, each beside its field. */
export const settingsFaults = (year: number, { criteria, ...dates }: CampaignSettings): Refusal[] => [
  ...dateFaults(year, dates),
  ...ageFaults(year, criteria),
  ...baremeFaults(criteria.bareme, criteria.qfCeiling),
  ...criteria.communesCe
    .filter(({ insee }) => communeByInsee(insee)?.insee !== insee)
    .map(({ insee }) => refuse('COMMUNE_INCONNUE', { insee }, { field: 'communesCe' })),
];

function dateFaults(year: number, { start, end, decideUntil }: Pick<CampaignSettings, 'start' | 'end' | 'decideUntil'>): Refusal[] {
  const faults: Refusal[] = [];
  if (start.slice(0, 4) !== String(year)) faults.push(refuse('DATE_DEBUT_ANNEE', { year }, { field: 'debut' }));
  if (end <= start) faults.push(refuse('DATE_FIN_AVANT_DEBUT', {}, { field: 'fin' }));
  if (end > `${year + 1}-12-31`) faults.push(refuse('DATE_TROP_LOIN', { year: year + 1 }, { field: 'fin' }));
  if (decideUntil < end) faults.push(refuse('DATE_DECISION_AVANT_FIN', {}, { field: 'decision' }));
  if (decideUntil > `${year + 1}-12-31`) faults.push(refuse('DATE_TROP_LOIN', { year: year + 1 }, { field: 'decision' }));
  return faults;
}

const between = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

function ageFaults(year: number, criteria: Criteria): Refusal[] {
  const { ageMin, ageMax, ageDay, qfCeiling, qfMonth, maxActivities } = criteria;
  const number = (field: string, value: number, least: number, most: number): Refusal[] =>
    between(value, least, most) ? [] : [refuse('NOMBRE_ENTRE', { least, most }, { field })];
  return [
    ...number('qfPlafond', qfCeiling, 1, 99_999),
    ...number('qfMois', qfMonth, 1, 12),
    ...number('ageMin', ageMin, 0, 25),
    ...number('ageMax', ageMax, 0, 25),
    ...number('activites', maxActivities, 1, 10),
    ...(ageMax < ageMin ? [refuse('AGES_ORDRE', {}, { field: 'ageMax' })] : []),
    ...(ageDay < `${year}-01-01` || ageDay > `${year + 1}-12-31` ? [refuse('DATE_HORS_CAMPAGNE', { year }, { field: 'ageJour' })] : []),
  ];
}
