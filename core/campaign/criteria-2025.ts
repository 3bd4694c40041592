/** Criteria of 2025-2026 (CCTP 3, R-CAM-02): what the very first campaign starts from. Dated data, never edited once used. */
import type { Criteria } from './campaign.model.ts';

/** Criteria for a campaign of year N; later ones start as a copy of the last. */
export const criteria2025 = (year: number): Criteria => ({
  qfCeiling: 719,
  qfMonth: 1,
  ageMin: 6,
  ageMax: 15,
  ageDay: `${year}-09-01`,
  bareme: [
    { qfFrom: 0, qfTo: 462, standard: 10_500, ce: 15_000 },
    { qfFrom: 463, qfTo: 548, standard: 6_000, ce: 12_500 },
    { qfFrom: 549, qfTo: 633, standard: 4_500, ce: 10_000 },
    { qfFrom: 634, qfTo: 719, standard: 3_000, ce: 5_000 },
  ],
  communesCe: [
    { insee: '91228', name: 'Évry-Courcouronnes' },
    { insee: '91286', name: 'Grigny' },
    { insee: '91521', name: 'Ris-Orangis' },
    { insee: '91174', name: 'Corbeil-Essonnes' },
    { insee: '91215', name: 'Épinay-sous-Sénart' },
    { insee: '91549', name: 'Sainte-Geneviève-des-Bois' },
    { insee: '91235', name: 'Fleury-Mérogis' },
    { insee: '91570', name: 'Saint-Michel-sur-Orge' },
  ],
  maxActivities: 2,
  outsideBaremeIsWarning: false,
});
