/** The same instant, from two processes (R-QR-05): what the filters of the writes hold, whatever the order. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { newId } from '#core/shared/identifiers.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { expectBalanced } from '../factories/balances.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { dealt, race } from '../factories/race.ts';
import { type RaceStep, runStep } from '../factories/race-steps.ts';
import { aChild, aScheme, byFamily, byPartner, LINA, MATRICULE, type Scheme, YEAR } from '../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const draw = (partnerId: string, amount: number, sias = LINA) => ({ campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount });
const many = (count: number, step: (index: number) => RaceStep): RaceStep[] => Array.from({ length: count }, (_, index) => step(index));
const count = (outcomes: string[], outcome: string): number => outcomes.filter((each) => each === outcome).length;
const lina = async (): Promise<Forfait> => (await Forfaits.findById(`${YEAR}:${LINA}`).lean<Forfait>())!;

/** As many active clubs as asked for: copies of the first one. */
async function manyClubs(wanted: number): Promise<string[]> {
  const model = await Partners.findById(scheme.judo).lean();
  const clubs = Array.from({ length: wanted }, (_, index) => ({
    ...model,
    _id: newId(),
    identifiant: `P9${String(index).padStart(5, '0')}`,
    tiersi: String(5_000_000 + index),
  }));
  await Partners.collection.insertMany(clubs as never[]);
  return clubs.map((club) => club._id);
}

/** What a draw may be answered in the crowd: a refusal that says why, or "again in a moment" from an overloaded machine. */
const CROWD = ['accepté', 'SOLDE_INSUFFISANT', 'SOLDE_VIDE', 'ACTIVITES_MAXIMUM', 'MEME_PARTENAIRE', 'BASE_INDISPONIBLE', 'TROP_OCCUPE'];

const COMING_BACK = 40;

/** Some of those that were turned away come back, one after the other. @returns how many were accepted in all. */
async function comeBack(outcomes: string[], again: (rank: number) => RaceStep): Promise<number> {
  for (let rank = 0; rank < COMING_BACK; rank++) outcomes.push(await runStep(again(rank)));
  expect(outcomes.filter((each) => !CROWD.includes(each))).toEqual([]);
  return count(outcomes, 'accepté');
}

test('R-QR-05: 200 tirages au même instant sur un enfant, de deux processus : le forfait n’est jamais dépassé', async () => {
  await Campaigns.updateOne({ _id: YEAR }, { $set: { 'criteria.maxActivities': 1000 } });
  const clubs = await manyClubs(200);
  const outcomes = await race(uri(), dealt(many(200, (index) => ({ do: 'draw', draw: draw(clubs[index]!, 1000) }))));
  await expectBalanced();
  expect(count(outcomes, 'accepté')).toBeGreaterThan(0);
  expect(await comeBack(outcomes, (rank) => ({ do: 'draw', draw: draw(clubs[rank]!, 1000) }))).toBe(15);
  expect(await lina()).toMatchObject({ available: 0, reserved: 15_000, activities: 15 });
  await expectBalanced();
});

test('R-FAM-12: 100 tirages au même instant sur un enfant : deux activités, jamais trois', async () => {
  const clubs = await manyClubs(100);
  const outcomes = await race(uri(), dealt(many(100, (index) => ({ do: 'draw', draw: draw(clubs[index]!, 100) }))));
  expect(await comeBack(outcomes, (rank) => ({ do: 'draw', draw: draw(clubs[rank]!, 100) }))).toBe(2);
  expect(await lina()).toMatchObject({ activities: 2, reserved: 200 });
  await expectBalanced();
});

test('R-QR-04: 50 scans du même QR code au même instant : un seul le valide, un seul paiement est dû', async () => {
  const { code } = await issueVoucher(byFamily(), draw(scheme.judo, 4000));
  const outcomes = await race(uri(), dealt(many(50, (index) => ({ do: 'validate', code, partnerId: scheme.judo, user: `u${index}` }))));
  expect(count(outcomes, 'accepté')).toBe(1);
  expect(count(outcomes, 'QR_DEJA_VALIDE')).toBe(49);
  expect(await Payables.countDocuments()).toBe(1);
  expect(await AuditEvents.countDocuments({ kind: 'voucher.validated', 'object.id': code })).toBe(1);
  await expectBalanced();
});

test('R-QR-05: suppression contre scan, vingt fois : l’un ou l’autre, jamais les deux', async () => {
  const children = Array.from({ length: 20 }, (_, index) => String(7_000_000 + index));
  for (const sias of children) await aChild({ sias });
  const codes = await Promise.all(children.map(async (sias) => (await issueVoucher(byFamily(), draw(scheme.judo, 5000, sias))).code));
  const scan = (code: string): RaceStep => ({ do: 'validate', code, partnerId: scheme.judo, user: 'u1' });
  const deletion = (code: string): RaceStep => ({ do: 'delete', matricule: MATRICULE, code });
  // Each process scans one half and deletes the other: whichever starts first, both kinds of winners are seen.
  const [here, there] = [
    codes.map((code, rank) => (rank % 2 ? scan : deletion)(code)),
    codes.map((code, rank) => (rank % 2 ? deletion : scan)(code)),
  ];
  const outcomes = await race(uri(), [here, there]);
  codes.forEach((_, rank) => expect([outcomes[rank], outcomes[rank + 20]].filter((each) => each === 'accepté')).toHaveLength(1));
  expect(outcomes.filter((each) => !['accepté', 'QR_DEJA_UTILISE', 'QR_SUPPRIME'].includes(each))).toEqual([]);
  await expectBalanced();
});

test.each([
  ['R-FAM-07', 'suspendue', { frozen: true }, 'COMPTE_SUSPENDU'],
  ['R-CAM-08', 'dont la campagne se clôt', { state: 'closed' }, 'CAMPAGNE_FERMEE'],
])('%s: un tirage déjà commencé d’une famille %s au même instant est refusé', async (_id, _what, change, refusal) => {
  // What the draw has read is still good; only the document it spends knows: this is the instant between the two.
  await Forfaits.updateOne({ _id: `${YEAR}:${LINA}` }, { $set: change });
  expect(await runStep({ do: 'draw', draw: draw(scheme.judo, 1000) })).toBe(refusal);
  expect(await Vouchers.countDocuments()).toBe(0);
});

test('R-PAY-01: deux générations au même instant : un seul lot, chaque paiement une seule fois', async () => {
  const { code } = await issueVoucher(byFamily(), draw(scheme.judo, 4000));
  await validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo });
  const outcomes = await race(uri(), dealt(many(6, () => ({ do: 'generate', at: '2026-11-24T09:00:00Z' }))));
  expect(count(outcomes, 'accepté')).toBeGreaterThanOrEqual(1);
  expect(outcomes.filter((each) => !['accepté', 'LOT_EN_COURS', 'RIEN_A_PAYER'].includes(each))).toEqual([]);
  expect(await PaymentBatches.countDocuments()).toBe(1);
  expect(await PaymentLines.countDocuments({ payableId: `QR:${code}`, live: true })).toBe(1);
});
