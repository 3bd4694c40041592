/** What families agree to (R-FAM-05): in plain French, every version that was ever shown. */
import { CONSENT_TEXTS } from '#core/family/consent-texts.rules.ts';
import { typo } from '#core/shared/french.ts';
import { badTypography, notPlain } from './plain-french.ts';

const MOST_WORDS = 15;

test('R-FAM-05: chaque texte de l’accord est en français simple : phrases courtes, une idée par phrase, mots de tous les jours', () => {
  const said = CONSENT_TEXTS.flatMap(({ sections, agreement }) => [
    agreement,
    ...sections.flatMap(({ title, lines }) => [title, ...lines]),
  ]);
  expect(said.flatMap((text) => notPlain(text, { most: MOST_WORDS }))).toEqual([]);
  expect(said.map((text) => typo(text)).flatMap(badTypography)).toEqual([]);
});
