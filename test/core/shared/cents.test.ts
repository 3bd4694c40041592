import fc from 'fast-check';
import { cents, formatEuros, parseEuros, plainEuros, readEuros, sumCents } from '#core/shared/cents.ts';

test.each([
  ['50', 5000],
  ['50,00', 5000],
  ['50.5', 5050],
  [' 105 € ', 10500],
  ['105,00 EUR', 10500],
  ['1 050,00 €', 105000],
  ['0', 0],
])('R-FAM-12: « %s » se lit %i centimes', (text, expected) => expect(readEuros(text)).toBe(expected));

test.each(['', '-5', '5,001', 'cinquante', '5e3', '0x10', '1 05', '5,', ',5', '99999999', '5 0', '١٢'])(
  'R-FAM-12: « %s » n’est pas un montant',
  (text) => {
    expect(readEuros(text)).toBeNull();
    expect(() => parseEuros(text)).toThrow('Écrivez un montant en euros, par exemple 50,00.');
  },
);

test('D-CAM-03: tout montant écrit se relit à l’identique', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (amount) => {
      expect(readEuros(plainEuros(amount))).toBe(amount);
      expect(readEuros(formatEuros(amount))).toBe(amount);
    }),
  );
});

test('les montants se montrent à la française', () => {
  expect(formatEuros(123450)).toBe('1\u202f234,50\u00a0€');
  expect(formatEuros(0)).toBe('0,00\u00a0€');
  expect(formatEuros(105_000_000)).toBe('1\u202f050\u202f000,00\u00a0€');
});

test('un montant qui n’est pas un entier positif de centimes est une faute', () => {
  for (const bad of [1.5, -1, Number.NaN, 2 ** 60]) expect(() => cents(bad)).toThrow(RangeError);
  expect(sumCents([1, 2, 3])).toBe(6);
});
