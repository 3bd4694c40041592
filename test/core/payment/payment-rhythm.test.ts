import fc from 'fast-check';
import { addDays } from '#core/shared/days.ts';
import { expectedPayment, type PastBatch, paymentRhythm } from '#core/payment/payment-rhythm.rules.ts';

const batch = (madeOn: string, paidOn: string | null): PastBatch => ({ madeOn, paidOn });
/** Every two weeks, paid five days later. */
const REGULAR = [batch('2026-11-16', null), batch('2026-11-02', '2026-11-07'), batch('2026-10-19', '2026-10-24')];

test('R-PAY-04: le rythme des paiements se lit sur les derniers lots : tous les 14 jours, payés 5 jours après', () => {
  expect(paymentRhythm(REGULAR)).toEqual({ everyDays: 14, daysToPay: 5, lastOn: '2026-11-16' });
});

test('R-PAY-04: un seul lot, ou aucun paiement connu, ne disent rien', () => {
  expect(paymentRhythm([])).toBeNull();
  expect(paymentRhythm([batch('2026-11-02', '2026-11-07')])).toBeNull();
  expect(paymentRhythm([batch('2026-11-02', null), batch('2026-11-16', null)])).toBeNull();
  expect(paymentRhythm([batch('2026-11-02', '2026-11-07'), batch('2026-11-02', '2026-11-09')])).toBeNull();
});

test('R-PAY-04: une interruption d’été ne change pas le rythme annoncé', () => {
  const withSummer = [...REGULAR, batch('2026-06-01', '2026-06-06'), batch('2026-05-18', '2026-05-23'), batch('2026-05-04', '2026-05-09')];
  expect(paymentRhythm(withSummer)?.everyDays).toBe(14);
});

test('R-PAY-04: ce qui attend est pris au prochain lot ; ce qui est dans un lot est payé peu après', () => {
  const rhythm = paymentRhythm(REGULAR)!;
  expect(expectedPayment(rhythm, { batchedOn: null, today: '2026-11-23' })).toEqual({ batchOn: '2026-11-30', paidOn: '2026-12-05' });
  expect(expectedPayment(rhythm, { batchedOn: '2026-11-16', today: '2026-11-18' })).toEqual({ batchOn: null, paidOn: '2026-11-21' });
  expect(expectedPayment(rhythm, { batchedOn: '2026-11-16', today: '2026-11-26' })).toEqual({ batchOn: null, paidOn: '2026-11-26' });
  expect(expectedPayment(rhythm, { batchedOn: null, today: '2027-01-10' })).toEqual({ batchOn: '2027-01-11', paidOn: '2027-01-16' });
});

test('R-PAY-04: aucune date annoncée n’est passée, quels que soient les lots', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2025-08-01', count));
  const past = fc.record({ madeOn: day, paidOn: fc.option(day) });
  fc.assert(
    fc.property(fc.array(past, { maxLength: 8 }), day, fc.boolean(), (batches, today, taken) => {
      const rhythm = paymentRhythm(batches);
      if (!rhythm) return;
      const { batchOn, paidOn } = expectedPayment(rhythm, { batchedOn: taken ? rhythm.lastOn : null, today });
      expect(paidOn >= today).toBe(true);
      expect(batchOn === null || (batchOn >= today && batchOn > rhythm.lastOn && paidOn >= batchOn)).toBe(true);
    }),
  );
});
