import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { listValidations, partnerTotals } from '#core/voucher/partner-validations.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { decideUndo } from '#core/voucher/undo-decide.ts';
import { ValidationUndos } from '#core/voucher/undo.model.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { dealt, race } from '../../factories/race.ts';
import { aScheme, at, byFamily, byPartner, bySystem, LINA, MATRICULE, type Scheme, YEAR } from '../../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
let code: string;
const CLARA = bySystem(undefined, 'clara');
const KARIM = bySystem(undefined, 'karim');
const NIGHT = '2026-11-30T18:00:00Z';

const drawn = async (partnerId: string, amount = 4000): Promise<string> =>
  (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId, amount })).code;
const validated = async (): Promise<string> => {
  const made = await drawn(scheme.judo);
  await validateVoucher(byPartner('u'), { code: made, partnerId: scheme.judo });
  return made;
};

beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  code = await validated();
});

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const forfait = async () => (await Forfaits.findById(`${YEAR}:${LINA}`).lean<Forfait>())!;
const differences = async () => (await reconcile(at(NIGHT))).checks.flatMap((check) => check.differences);
const asked = async (act = CLARA): Promise<string> => (await askUndo(act, { code, reason: 'mauvais enfant' })).undo;

test('R-QR-06: un second agent accepte : le montant et la place reviennent, le code reste utilisé, rien n’est à payer', async () => {
  const undo = await asked();
  expect(await forfait()).toMatchObject({ available: 11_000, used: 4000, activities: 1 });
  await decideUndo(KARIM, { undo, accept: true, reason: 'confirmé par le club' });
  expect(await forfait()).toMatchObject({ available: 15_000, reserved: 0, used: 0, activities: 0, partners: [] });
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'validated', undoneAt: KARIM.at });
  expect(await Payables.findById(`QR:${code}`).lean()).toMatchObject({ state: 'void', batchId: null });
  expect(await refusalOf(validateVoucher(byPartner('u'), { code, partnerId: scheme.judo }))).toBe('QR_DEJA_VALIDE');
  expect(await refusalOf(generateBatch(bySystem(NIGHT), { kind: 'partners' }))).toBe('RIEN_A_PAYER');
  expect(await Outbox.findById(`validation-undone:${code}`).lean()).toMatchObject({ letter: { data: { amount: 4000, left: 15_000 } } });
  expect(await AuditEvents.findOne({ kind: 'voucher.undone' }).lean()).toMatchObject({
    object: { id: code },
    author: { id: 'karim' },
    after: { askedBy: 'clara', amount: 4000, reason: 'confirmé par le club' },
  });
  expect(await differences()).toEqual([]);
});

test('R-QR-06: le même club peut recevoir un nouveau QR code du même enfant, et la famille voit ce qui s’est passé', async () => {
  await decideUndo(KARIM, { undo: await asked(), accept: true, reason: 'erreur' });
  await drawn(scheme.judo, 15_000);
  const { operations, children } = await readFamilyAccount({ campaign: YEAR, matricule: MATRICULE });
  expect(operations.map(({ state }) => state).sort()).toEqual(['active', 'undone']);
  expect(children.find(({ sias }) => sias === LINA)!.operations).toHaveLength(1);
  expect(await listValidations({ partnerId: scheme.judo, limit: 5 })).toMatchObject([{ code, state: 'undone' }]);
  expect(await partnerTotals({ partnerId: scheme.judo, campaign: YEAR, at: at() })).toMatchObject({ toPay: { count: 0, total: 0 } });
  expect(await differences()).toEqual([]);
});

test('R-QR-06: celui qui a demandé ne décide pas ; l’autre refuse, rien ne bouge, et l’on peut redemander', async () => {
  const undo = await asked();
  expect(await refusalOf(decideUndo(CLARA, { undo, accept: true, reason: 'r' }))).toBe('ANNULATION_MEME_AGENT');
  expect(await refusalOf(decideUndo(KARIM, { undo, accept: false, reason: ' ' }))).toBe('MOTIF_MANQUANT');
  await decideUndo(KARIM, { undo, accept: false, reason: 'le club confirme' });
  expect(await refusalOf(decideUndo(KARIM, { undo, accept: true, reason: 'r' }))).toBe('ANNULATION_DECIDEE');
  expect(await forfait()).toMatchObject({ used: 4000, available: 11_000 });
  expect(await Payables.findById(`QR:${code}`).lean()).toMatchObject({ state: 'pending' });
  expect(await asked()).not.toBe(undo);
  expect(await differences()).toEqual([]);
});

test('R-QR-06: le partenaire ne demande que pour ses validations ; une demande à la fois ; jamais pour un code non validé', async () => {
  const user = byPartner('u');
  expect(await refusalOf(askUndo(user, { code, reason: 'r', partnerId: scheme.musique }))).toBe('INTROUVABLE');
  expect(await refusalOf(askUndo(user, { code, reason: 'r' }))).toBe('INTROUVABLE');
  await askUndo(user, { code, reason: 'mauvais enfant', partnerId: scheme.judo });
  expect(await refusalOf(asked())).toBe('ANNULATION_DEMANDEE');
  const live = await drawn(scheme.musique);
  expect(await refusalOf(askUndo(CLARA, { code: live, reason: 'r' }))).toBe('ANNULATION_PAS_VALIDE');
  expect(await refusalOf(askUndo(CLARA, { code: 'x', reason: 'r' }))).toBe('INTROUVABLE');
});

test('R-QR-06: une somme retenue s’annule ; une somme entrée dans un lot, plus jamais', async () => {
  await holdLine(CLARA, { payable: `QR:${code}`, reason: 'à voir' });
  await decideUndo(KARIM, { undo: await asked(), accept: true, reason: 'erreur' });
  code = await validated();
  const undo = await asked();
  await generateBatch(bySystem(NIGHT), { kind: 'partners' });
  expect(await refusalOf(decideUndo(KARIM, { undo, accept: true, reason: 'r' }))).toBe('ANNULATION_IMPOSSIBLE');
  expect(await ValidationUndos.findById(undo).lean()).toMatchObject({ state: 'asked' });
  await decideUndo(KARIM, { undo, accept: false, reason: 'trop tard' });
  expect(await refusalOf(asked())).toBe('ANNULATION_IMPOSSIBLE');
  expect(await differences()).toEqual([]);
});

test('R-QR-06: un agent sans le droit ne demande ni ne décide', async () => {
  const undo = await asked();
  const nobody = { author: { kind: 'agent', id: 'P9999911' } as const, at: at() };
  expect(await refusalOf(askUndo(nobody, { code, reason: 'r' }))).toBe('DROIT_MANQUANT');
  expect(await refusalOf(decideUndo(nobody, { undo, accept: true, reason: 'r' }))).toBe('DROIT_MANQUANT');
});

test('R-QR-06: annulation et lot au même instant, deux processus : l’un ou l’autre, jamais les deux, et une seule fois', async () => {
  const undo = await asked();
  const steps = [
    ...['karim', 'lea', 'max', 'zoe'].map((agent) => ({ do: 'undo' as const, undo, agent })),
    { do: 'generate' as const, at: NIGHT },
    { do: 'generate' as const, at: NIGHT },
  ];
  const outcomes = await race(uri(), dealt(steps));
  const { state } = (await Payables.findById(`QR:${code}`).lean())!;
  expect(['void', 'batched']).toContain(state);
  expect(outcomes.filter((each) => each === 'accepté')).toHaveLength(1);
  expect((await forfait()).used).toBe(state === 'void' ? 0 : 4000);
  expect(await AuditEvents.countDocuments({ kind: 'voucher.undone' })).toBe(state === 'void' ? 1 : 0);
  expect(await differences()).toEqual([]);
});
