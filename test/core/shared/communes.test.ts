import { communeByInsee, communesNamed, homeCommunes } from '#core/shared/communes.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';

test('R-CAM-02: les 194 communes de l’Essonne, dans l’ordre alphabétique français', () => {
  const names = homeCommunes().map(({ name }) => name);
  expect(names).toHaveLength(194);
  expect(names.slice(0, 2)).toEqual(['Abbéville-la-Rivière', 'Angerville']);
  expect(names.indexOf('Étampes')).toBeLessThan(names.indexOf('Évry-Courcouronnes'));
  expect(names.indexOf('Évry-Courcouronnes')).toBeLessThan(names.indexOf('Fleury-Mérogis'));
});

test('R-CAM-02: les communes « cités éducatives » de 2025 sont sur la liste officielle, sous le même nom', () => {
  for (const { insee, name } of criteria2025(2025).communesCe) expect(communeByInsee(insee)).toMatchObject({ name, departement: '91' });
});

test('R-CAM-02: un code Insee se lit dans toute la France ; un ancien code mène à la commune d’aujourd’hui', () => {
  expect(communeByInsee('91228')).toMatchObject({ name: 'Évry-Courcouronnes', postalCodes: ['91000', '91080'] });
  expect(communeByInsee('91182')?.insee).toBe('91228');
  expect(communeByInsee('2a004')?.name).toBe('Ajaccio');
  expect(communeByInsee('75113')?.name).toBe('Paris 13e Arrondissement');
  expect(communeByInsee('91999')).toBeUndefined();
  expect(communeByInsee('__proto__')).toBeUndefined();
});

test('R-CAM-02: un nom se lit sans accent, sans casse, « St » comme « Saint » ; celles de l’Essonne d’abord', () => {
  expect(communesNamed('ST MICHEL SUR ORGE')[0]?.insee).toBe('91570');
  expect(communesNamed('evry courcouronnes').map(({ insee }) => insee)).toEqual(['91228']);
  const grigny = communesNamed('Grigny').map(({ insee }) => insee);
  expect(grigny[0]).toBe('91286');
  expect(grigny.length).toBeGreaterThan(1);
  expect(communesNamed('  ')).toEqual([]);
});
