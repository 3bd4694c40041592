import { homeCommuneNamed, homeCommunes } from '#core/shared/communes.ts';
import { kilometresBetween, placeOf } from '#core/shared/essonne-map.ts';

const [EVRY, GRIGNY, ETAMPES] = ['91228', '91286', '91223'];

test('R-PAR-10: chaque commune de l’Essonne a sa place sur la carte, aucune d’ailleurs', () => {
  for (const { insee } of homeCommunes()) {
    const [latitude, longitude] = placeOf(insee)!;
    expect(latitude).toBeGreaterThan(48.28);
    expect(latitude).toBeLessThan(48.78);
    expect(longitude).toBeGreaterThan(1.91);
    expect(longitude).toBeLessThan(2.59);
  }
  expect(placeOf('75056')).toBeNull();
});

test('R-FAM-11: les distances sont celles du terrain, d’un centre à l’autre', () => {
  expect(kilometresBetween(EVRY, EVRY)).toBe(0);
  expect(kilometresBetween(EVRY, GRIGNY)).toBeGreaterThan(3);
  expect(kilometresBetween(EVRY, GRIGNY)).toBeLessThan(6);
  // 31 km on the IGN's map.
  expect(kilometresBetween(EVRY, ETAMPES)).toBeGreaterThan(28);
  expect(kilometresBetween(EVRY, ETAMPES)).toBeLessThan(33);
  expect(kilometresBetween(EVRY, '75056')).toBeNull();
});

test('R-PAR-10: la commune se reconnaît comme les fichiers l’écrivent', () => {
  expect(homeCommuneNamed('EVRY COURCOURONNES', '91000')?.insee).toBe(EVRY);
  expect(homeCommuneNamed('Ste Geneviève des bois', '91700')?.insee).toBe('91549');
  expect(homeCommuneNamed('Versailles', '78000')).toBeUndefined();
});
