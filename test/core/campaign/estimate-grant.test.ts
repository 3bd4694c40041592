import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { estimateGrant } from '#core/campaign/estimate-grant.rules.ts';

const criteria = criteria2025(2025);
const ORSAY = '91471';
const GRIGNY = '91286';
const at = (situation: Partial<{ age: number; qf: number; insee: string | null }>) =>
  estimateGrant(criteria, { age: 10, qf: 400, insee: ORSAY, ...situation });

describe('R-PUB-01: ai-je droit ?', () => {
  test.each([
    [0, 10_500, 15_000],
    [462, 10_500, 15_000],
    [463, 6000, 12_500],
    [548, 6000, 12_500],
    [549, 4500, 10_000],
    [633, 4500, 10_000],
    [634, 3000, 5000],
    [719, 3000, 5000],
  ])('R-CAM-02: un quotient de %i donne %i centimes, %i en cité éducative', (qf, standard, ce) => {
    expect(at({ qf })).toEqual({ amount: standard });
    expect(at({ qf, insee: GRIGNY })).toEqual({ amount: ce });
  });

  test.each([
    [{ qf: 720 }, 'quotient'],
    [{ age: 5 }, 'too-young'],
    [{ age: 16 }, 'too-old'],
    [{ insee: null }, 'commune'],
  ] as const)('R-CAM-02: %j n’ouvre pas de droit', (situation, lacking) => expect(at(situation)).toEqual({ lacking }));

  test('R-CAM-02: les deux âges limites sont compris', () => {
    for (const age of [6, 15]) expect(at({ age })).toEqual({ amount: 10_500 });
  });
});
