import fc from 'fast-check';
import { parsePaymentTxt } from '#core/payment/parse-payment-txt.rules.ts';
import { paymentTxt, SIAS_FORMAT, type TxtPayment } from '#core/payment/payment-txt.rules.ts';
import { Refusal } from '#core/shared/refusals.ts';
import { cctpExample } from '../../golden/payment/cctp-example.ts';

const toPartner: TxtPayment = {
  source: 'QR:1',
  kind: 'partners',
  matricule: '7577843',
  sias: '2605121',
  tiersi: '0314583',
  rang: '0001',
  year: 2025,
  amount: 10_500,
};
const toFamily: TxtPayment = {
  source: 'DEP:1',
  kind: 'families',
  matricule: '7117200',
  sias: '2129583',
  tiersi: null,
  rang: null,
  year: 2025,
  amount: 10_500,
};
const HEADER = 'EFichier de préparation de paiements Loisirs';

const recordsOf = (bytes: Uint8Array): Buffer[] => {
  expect(bytes.length % 127).toBe(0);
  return Array.from({ length: bytes.length / 127 }, (_, index) => Buffer.from(bytes.subarray(index * 127, index * 127 + 127)));
};
const whyRefused = (payment: Partial<TxtPayment>, base = toPartner): string => {
  try {
    paymentTxt([{ ...base, ...payment }]);
    return 'accepté';
  } catch (error) {
    expect(error).toMatchObject({ code: 'LIGNE_HORS_FORMAT', status: 409 });
    return (error as Refusal).message;
  }
};

test.each([
  ['partenaires', toPartner],
  ['allocataires', toFamily],
] as const)('D-PAY-02: l’exemple du CCTP pour les %s, à l’octet près', (name, payment) => {
  const [, detail] = recordsOf(paymentTxt([payment]));
  expect(detail!.toString('latin1')).toBe(`${cctpExample(name)}\n`);
});

test('D-PAY-02: entête en ISO-8859-1, fin F et nombre de lignes avec l’entête, 126 caractères et LF partout', () => {
  const records = recordsOf(paymentTxt([toPartner, toPartner, toFamily]));
  expect(records[0]!.toString('latin1')).toBe(`${HEADER.padEnd(126)}\n`);
  expect(records[0]!.indexOf(0xe9)).toBe(HEADER.indexOf('é'));
  expect(records.at(-1)!.toString('latin1')).toBe(`${'F5'.padEnd(126)}\n`);
  expect(records).toHaveLength(5);
});

test('D-PAY-02: encodage, fin de ligne, compte et écriture de la dernière ligne sont des réglages', () => {
  const last = (change: object): string =>
    Buffer.from(paymentTxt([toPartner], { ...SIAS_FORMAT, ...change }))
      .toString('latin1')
      .trimEnd()
      .split('\n')
      .at(-1)!
      .trimEnd();
  expect(last({ trailerCounts: 'details' })).toBe('F1');
  expect(last({ trailerGap: ' ' })).toBe('F 3');
  expect(last({ trailerDigits: 8 })).toBe('F00000003');
  expect(
    paymentTxt([toPartner], { ...SIAS_FORMAT, lineEnd: '\r\n' })
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length),
  ).toEqual([126, 126, 126, 0]);
  expect(
    paymentTxt([], { ...SIAS_FORMAT, encoding: 'utf8' })
      .toString('utf8')
      .slice(0, 44),
  ).toBe(HEADER);
});

test('D-PAY-02: une valeur qui ne tient pas arrête le lot en nommant le paiement et le champ', () => {
  expect(whyRefused({ matricule: '123456' })).toContain('QR:1');
  expect(whyRefused({ matricule: '123456' })).toContain('numéro d’allocataire');
  expect(whyRefused({ sias: '12345678' })).toContain('SIAS');
  expect(whyRefused({ tiersi: null })).toContain('Tiersi');
  expect(whyRefused({ tiersi: '0000000' })).toContain('Tiersi');
  expect(whyRefused({ rang: '1' })).toContain('rang');
  expect(whyRefused({ year: 20_250 })).toContain('année');
  expect(whyRefused({ matricule: '12345é7' })).toContain('allocataire');
  expect(whyRefused({ matricule: '1234\n67' })).toContain('allocataire');
  expect(whyRefused({ sias: '１２３４５６７' })).toContain('SIAS');
  expect(whyRefused({ tiersi: '0314583' }, toFamily)).toContain('famille');
  for (const amount of [0, -1, 1.5, 1_000_000, Number.NaN, Infinity]) expect(whyRefused({ amount })).toContain('montant');
  expect(whyRefused({ amount: 999_999 })).toBe('accepté');
  expect(whyRefused({ amount: 1 })).toBe('accepté');
});

const digits = (size: number) => fc.stringMatching(new RegExp(`^[0-9]{${size}}$`));
const near = (size: number) =>
  fc.oneof({ weight: 6, arbitrary: digits(size) }, fc.string({ unit: 'binary' }), digits(size + 1), digits(size - 1));
const anyPayment: fc.Arbitrary<TxtPayment> = fc.record({
  source: fc.string({ unit: 'grapheme' }),
  kind: fc.constantFrom('partners', 'families'),
  matricule: near(7),
  sias: near(7),
  tiersi: fc.option(near(7)),
  rang: fc.option(near(4)),
  year: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1000, max: 9999 }) }, fc.integer(), fc.double()),
  amount: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 999_999 }) }, fc.integer(), fc.double()),
});

test('R-PAY-02: quels que soient les noms, montants et numéros, chaque ligne a 126 octets ou le lot est refusé', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.array(anyPayment, { maxLength: 2 }), (payments) => {
      let bytes: Buffer;
      try {
        bytes = paymentTxt(payments);
      } catch (error) {
        return error instanceof Refusal && error.code === 'LIGNE_HORS_FORMAT';
      }
      written += payments.length;
      const records = recordsOf(bytes);
      return records.length === payments.length + 2 && records.every((record) => record.indexOf(10) === 126);
    }),
    { numRuns: 5000 },
  );
  expect(written).toBeGreaterThan(50);
});

test('R-PAY-05: le fichier relu redonne les paiements', () => {
  const parsed = parsePaymentTxt(paymentTxt([toPartner, { ...toFamily, amount: 999_999 }]));
  expect(parsed.totalCents).toBe(1_010_499);
  expect(parsed.details).toEqual([
    { matricule: '7577843', sias: '2605121', tiersi: '0314583', rang: '0001', year: 2025, amount: 10_500 },
    { matricule: '7117200', sias: '2129583', tiersi: '0000000', rang: '0000', year: 2025, amount: 999_999 },
  ]);
});

test('R-PAY-05: tout octet changé, ajouté ou coupé se voit à la relecture', () => {
  const bytes = paymentTxt([toPartner]);
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = 0x58;
    expect(() => parsePaymentTxt(changed)).toThrow(/ligne/);
    expect(() => parsePaymentTxt(bytes.subarray(0, at))).toThrow(/ligne/);
  }
  expect(() => parsePaymentTxt(Buffer.concat([bytes, Buffer.from('X')]))).toThrow(/ligne/);
});
