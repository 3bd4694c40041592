import type { SettingName } from './criteria.rules.ts';

/** What each setting of a campaign is called, in the middle of a sentence. */
export const SETTING_WORDS: Record<SettingName, string> = {
  start: 'le début',
  end: 'la fin',
  decideUntil: 'le dernier jour des décisions',
  budget: 'l’enveloppe',
  qfCeiling: 'le plafond de quotient familial',
  qfMonth: 'le mois du quotient familial',
  ageMin: 'l’âge minimum',
  ageMax: 'l’âge maximum',
  ageDay: 'le jour de calcul des âges',
  bareme: 'le barème',
  communesCe: 'la liste des cités éducatives',
  maxActivities: 'le nombre d’activités par enfant',
  outsideBaremeIsWarning: 'le contrôle des montants hors barème',
};
