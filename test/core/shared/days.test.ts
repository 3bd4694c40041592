import {
  addDays,
  ageOn,
  dayOf,
  daysBetween,
  endOfDay,
  formatDay,
  formatHour,
  formatInstant,
  readDay,
  startOfDay,
} from '#core/shared/days.ts';

test('R-CAM-01: les jours sont ceux de Paris, pas ceux de la machine', () => {
  expect(process.env.TZ).toBe('America/New_York');
  expect(dayOf(new Date('2026-05-30T21:59:59Z'))).toBe('2026-05-30');
  expect(dayOf(new Date('2026-05-30T22:00:00Z'))).toBe('2026-05-31');
  expect(endOfDay('2027-05-30').toISOString()).toBe('2027-05-30T22:00:00.000Z');
  expect(startOfDay('2026-12-01').toISOString()).toBe('2026-11-30T23:00:00.000Z');
});

test('R-CAM-01: un jour de changement d’heure dure 23 ou 25 heures', () => {
  expect(endOfDay('2027-03-28').getTime() - startOfDay('2027-03-28').getTime()).toBe(23 * 3_600_000);
  expect(endOfDay('2026-10-25').getTime() - startOfDay('2026-10-25').getTime()).toBe(25 * 3_600_000);
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});

test('R-CAM-01: chaque quart d’heure d’un changement d’heure tombe dans son jour, aussi quand un autre de la même heure a été demandé', () => {
  for (const from of ['2026-10-23T00:00:00Z', '2027-03-26T00:00:00Z'])
    for (let quarter = 0; quarter < 4 * 24 * 5; quarter++) {
      const instant = new Date(Date.parse(from) + quarter * 15 * 60_000 - 1);
      const day = dayOf(instant);
      expect([startOfDay(day) <= instant, instant < endOfDay(day)]).toEqual([true, true]);
    }
  expect(() => dayOf(new Date(NaN))).toThrow(RangeError);
});

test.each([
  ['14/03/2016', '2016-03-14'],
  ['4/3/2016', '2016-03-04'],
  ['2016-03-14', '2016-03-14'],
  ['2016-03-14T00:00:00.000Z', '2016-03-14'],
  ['31/02/2016', null],
  ['14/03/16', null],
  ['hier', null],
  ['', null],
])('D-CAM-03: « %s » se lit %s', (text, expected) => expect(readDay(text)).toBe(expected));

test('les dates se montrent à la française', () => {
  expect(formatDay('2016-03-14')).toBe('14/03/2016');
  expect(formatInstant(new Date('2025-11-21T13:55:00Z'))).toBe('21/11/2025 à 14:55');
  expect(formatHour(new Date('2025-11-21T14:42:00Z'))).toBe('15\u00a0h\u00a042');
});

test('R-CAM-02: l’âge se compte un jour donné', () => {
  expect(ageOn('2016-09-02', '2026-09-01')).toBe(9);
  expect(ageOn('2016-09-01', '2026-09-01')).toBe(10);
  expect(daysBetween('2025-11-21', '2026-05-30')).toBe(190);
});
