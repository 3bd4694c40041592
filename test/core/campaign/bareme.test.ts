import { baremeFaults, baremeWarnings } from '#core/campaign/bareme.rules.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { changedSettings, editableIn, settingsFaults } from '#core/campaign/criteria.rules.ts';
import { usualDates } from '#core/campaign/campaign.rules.ts';
import { yearAccess } from '#core/campaign/year-access.rules.ts';

const row = (qfFrom: number, qfTo: number, standard = 5000, ce = 6000) => ({ qfFrom, qfTo, standard, ce });
const codes = (rows: ReturnType<typeof row>[], ceiling = 719) =>
  baremeFaults(rows, ceiling).map(({ code, details }) => [code, details.field]);

test('R-CAM-02: le barème de 2025 tient ; un trou, un chevauchement, un désordre, un montant nul se disent à leur place', () => {
  expect(codes(criteria2025(2025).bareme)).toEqual([]);
  expect(codes([row(0, 462), row(464, 719)])).toEqual([['BAREME_TROU', 'bareme-1-qfFrom']]);
  expect(codes([row(0, 462), row(462, 719)])).toEqual([['BAREME_CHEVAUCHE', 'bareme-1-qfFrom']]);
  expect(codes([row(1, 719)])).toEqual([['BAREME_TROU', 'bareme-0-qfFrom']]);
  expect(codes([row(0, 719), row(720, 700)], 700)).toEqual([['BAREME_ORDRE', 'bareme-1-qfTo']]);
  expect(codes([row(0, 719, 0, 5000)])).toEqual([['MONTANT_NUL', 'bareme-0-standard']]);
  expect(codes([row(0, 719, 5000, 1_000_000)])).toEqual([['BAREME_MONTANT_MAX', 'bareme-0-ce']]);
  expect(codes([row(0, 700)])).toEqual([['BAREME_PLAFOND', 'bareme-0-qfTo']]);
  expect(codes([])).toEqual([['BAREME_VIDE', 'bareme-0-qfFrom']]);
});

test('R-CAM-02: un montant « cité éducative » plus petit avertit sans bloquer', () => {
  const rows = [row(0, 719, 6000, 5000)];
  expect(codes(rows)).toEqual([]);
  expect(baremeWarnings(rows)).toEqual([expect.stringContaining('cité éducative')]);
  expect(baremeWarnings(criteria2025(2025).bareme)).toEqual([]);
});

const settings = (more: object = {}, criteria: object = {}) => ({
  ...usualDates(2026),
  budget: null,
  ...more,
  criteria: { ...criteria2025(2026), ...criteria },
});
const faults = (...of: Parameters<typeof settings>) =>
  settingsFaults(2026, settings(...of)).map(({ code, details }) => [code, details.field]);

test('R-CAM-01: les dates d’une campagne se suivent', () => {
  expect(faults()).toEqual([]);
  expect(faults({ start: '2025-08-01' })).toEqual([['DATE_DEBUT_ANNEE', 'debut']]);
  expect(faults({ end: '2026-07-01' })).toEqual([['DATE_FIN_AVANT_DEBUT', 'fin']]);
  expect(faults({ decideUntil: '2027-05-29' })).toEqual([['DATE_DECISION_AVANT_FIN', 'decision']]);
  expect(faults({ decideUntil: '2028-01-01' })).toEqual([['DATE_TROP_LOIN', 'decision']]);
});

test('R-CAM-02: âges, mois, plafond, activités et communes sont contrôlés', () => {
  expect(faults({}, { ageMin: 16, ageMax: 15 })).toEqual([['AGES_ORDRE', 'ageMax']]);
  expect(faults({}, { ageMin: 6.5 })).toEqual([['NOMBRE_ENTRE', 'ageMin']]);
  expect(faults({}, { qfMonth: 13 })).toEqual([['NOMBRE_ENTRE', 'qfMois']]);
  expect(faults({}, { maxActivities: 0 })).toEqual([['NOMBRE_ENTRE', 'activites']]);
  expect(faults({}, { ageDay: '2024-09-01' })).toEqual([['DATE_HORS_CAMPAGNE', 'ageJour']]);
  expect(faults({}, { communesCe: [{ insee: '91182', name: 'Courcouronnes' }] })).toEqual([['COMMUNE_INCONNUE', 'communesCe']]);
});

test('R-CAM-02: avant l’ouverture tout se modifie ; ensuite peu de choses ; archivée, plus rien', () => {
  expect(editableIn('loading')).toContain('bareme');
  expect(editableIn('open')).toEqual(['budget', 'maxActivities', 'outsideBaremeIsWarning']);
  expect(editableIn('closed')).toEqual(['budget']);
  expect([...editableIn('archived'), ...editableIn('purged')]).toEqual([]);
  expect(changedSettings(settings(), settings({ budget: 5 }, { maxActivities: 3 }))).toEqual(['budget', 'maxActivities']);
});

test('R-CAM-09: l’année en cours se modifie, les deux d’avant se lisent, A-3 est pour les extraits des gestionnaires, A-4 est fermée', () => {
  const gestionnaire = ['campaign', 'extracts'] as const;
  expect([2026, 2025, 2024, 2023, 2022, 2027].map((year) => yearAccess(year, 2026, gestionnaire))).toEqual([
    'change',
    'consult',
    'consult',
    'extracts',
    'closed',
    'closed',
  ]);
  expect(yearAccess(2023, 2026, ['extracts'])).toBe('closed');
  expect(yearAccess(2024, 2026, [])).toBe('consult');
});
