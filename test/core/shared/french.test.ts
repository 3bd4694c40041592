import { folded, formatCount, frenchOrder, plural, typo } from '#core/shared/french.ts';
import { refusalTexts } from '#core/shared/refusal-texts.ts';
import { refuse, type RefusalCode } from '#core/shared/refusals.ts';

test('les apostrophes et les espaces sont ceux du français', () => {
  expect(typo("l'enfant : « Lina » ?")).toBe('l’enfant\u202f: «\u202fLina\u202f»\u202f?');
  expect(typo('Il reste 55,00 €.')).toBe('Il reste 55,00\u00a0€.');
});

test('le pluriel commence à deux', () => {
  expect(plural(0, 'enfant')).toBe('0 enfant');
  expect(plural(1, 'enfant')).toBe('1 enfant');
  expect(plural(51_300, 'enfant')).toBe('51\u202f300 enfants');
  expect(formatCount(1_000_000)).toBe('1\u202f000\u202f000');
});

test('R-FAM-11: l’ordre alphabétique est celui du français', () => {
  expect(['Évry', 'Zumba', 'étampes', 'Club 10', 'Club 9', 'Cœur'].sort(frenchOrder)).toEqual([
    'Club 9',
    'Club 10',
    'Cœur',
    'étampes',
    'Évry',
    'Zumba',
  ]);
  expect(folded('Évry-Courcouronnes, cœur d’Essonne')).toBe('evry courcouronnes coeur d essonne');
});

test('chaque refus du catalogue est une phrase, sans trou ni apostrophe droite', () => {
  for (const code of Object.keys(refusalTexts) as RefusalCode[]) {
    const { message, todo } = refuse(code, { why: 'Le fichier est vide.', label: 'Nom' });
    for (const text of [message, ...(todo === undefined ? [] : [todo])]) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text).not.toMatch(/['{}]| [;:!?%»]/);
    }
  }
});
