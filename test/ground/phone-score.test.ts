import { type PhoneMeasures, phoneScore } from '../../scripts/bench/phone-score.ts';

const p10: PhoneMeasures = { fcp: 1800, si: 3387, lcp: 2500, tbt: 200, cls: 0.1 };
const medians: PhoneMeasures = { fcp: 3000, si: 5800, lcp: 4000, tbt: 600, cls: 0.25 };

test('les notes d’un téléphone sont celles de Lighthouse : 90 et 50 aux deux points de chaque courbe, pondérées', () => {
  expect(phoneScore(p10)).toBeCloseTo(90, 3);
  expect(phoneScore(medians)).toBeCloseTo(50, 3);
  expect(phoneScore({ fcp: 0, si: 0, lcp: 0, tbt: 0, cls: 0 })).toBe(100);
  // One measure alone at its median costs half of its weight.
  expect(phoneScore({ fcp: 0, si: 0, lcp: 0, tbt: 0, cls: 0.25 })).toBeCloseTo(87.5, 3);
});
