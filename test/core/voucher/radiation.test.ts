/** Radiation (R-PAR-07): never while something is or could become owed, whatever happens at the same instant. */
import { jest } from '@jest/globals';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import { submitPartner } from '#core/partner/submit-partner.ts';
import { resumePartner, suspendPartner } from '#core/partner/suspend-partner.ts';
import { openSession, readSession } from '#core/access/sessions.ts';
import { setProvisional } from '#core/access/credentials.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { inTransaction } from '#core/shared/database.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { checkVoucher } from '#core/voucher/check-voucher.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { partnerYears } from '#core/voucher/partner-record.ts';
import { radiatePartner } from '#core/voucher/radiate-partner.ts';
import { radiationObstacles } from '#core/voucher/radiation-obstacles.ts';
import { returnPartnerVouchers, returnStrayVouchers } from '#core/voucher/return-partner-vouchers.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { expectBalanced } from '../../factories/balances.ts';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { dealt, race } from '../../factories/race.ts';
import type { RaceStep } from '../../factories/race-steps.ts';
import {
  aChild,
  aPartner,
  aScheme,
  byFamily,
  byPartner,
  bySystem,
  LINA,
  MATRICULE,
  NOE,
  type Scheme,
  YEAR,
} from '../../factories/scheme.ts';

const { uri } = useOwnDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const draw = (sias = LINA) => ({ campaign: YEAR, matricule: MATRICULE, sias, partnerId: scheme.judo, amount: 4000 });
const reason = 'cessation d’activité';
const judo = () => ({ partnerId: scheme.judo, reason });
const etat = async (): Promise<string> => (await Partners.findById(scheme.judo).lean<Partner>())!.etat;
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

test('R-PAR-07: un partenaire sans rien en attente est suspendu, puis radié pour de bon ; ses sessions se ferment', async () => {
  const { mail } = (await PartnerUsers.findOne({ partnerId: scheme.judo }).lean<PartnerUser>())!;
  await inTransaction((session) => setProvisional(session, partnerSubject(mail), { hash: 'x', expiresAt: new Date() }, new Date()));
  const cookie = await openSession({ kind: 'partner', subject: partnerSubject(mail), data: {} });
  expect(await refusalOf(radiatePartner(bySystem(), judo()))).toBe('RADIATION_SANS_SUSPENSION');
  await suspendPartner(bySystem(), judo());
  expect(await refusalOf(radiatePartner(bySystem(), { ...judo(), reason: ' ' }))).toBe('MOTIF_MANQUANT');
  await radiatePartner(bySystem('2026-11-24T09:00:00Z'), judo());
  expect(await etat()).toBe('R');
  expect(await readSession(cookie)).toBeNull();
  expect((await partnerHistory(scheme.judo))[0]).toMatchObject({ kind: 'radiated', etat: 'R', reason, due: true });
  expect(await refusalOf(radiatePartner(bySystem(), judo()))).toBe('PARTENAIRE_ETAT');
  expect(await refusalOf(resumePartner(bySystem(), judo()))).toBe('PARTENAIRE_ETAT');
});

test('R-PAR-07: un QR code non utilisé, puis un paiement non versé, empêchent la radiation et sont montrés', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const other = await issueVoucher(byFamily(), draw(NOE));
  await validateVoucher(byPartner('u1'), { code: other.code, partnerId: scheme.judo });
  await suspendPartner(bySystem(), judo());
  await expect(radiatePartner(bySystem(), judo())).rejects.toMatchObject({
    code: 'RADIATION_IMPOSSIBLE',
    message: expect.stringMatching(/1 QR code non utilisé et 1 paiement non versé/) as string,
  });
  expect(await radiationObstacles(scheme.judo)).toMatchObject({
    vouchers: { count: 1, total: 4000, listed: [{ _id: code }] },
    payables: { count: 1, total: 4000, listed: [{ _id: `QR:${other.code}` }] },
  });
  await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code });
  for (const state of ['pending', 'held', 'batched']) {
    await Payables.updateMany({}, { $set: { state } });
    expect(await refusalOf(radiatePartner(bySystem(), judo()))).toBe('RADIATION_IMPOSSIBLE');
  }
  expect(await etat()).toBe('C');
  await Payables.updateMany({}, { $set: { state: 'paid' } });
  await radiatePartner(bySystem(), judo());
  expect(await etat()).toBe('R');
});

test('R-PAR-07: les QR codes d’un partenaire suspendu se rendent aux familles : montant, activité, courrier', async () => {
  await issueVoucher(byFamily(), draw());
  const { code } = await issueVoucher(byFamily(), draw(NOE));
  expect(await refusalOf(returnPartnerVouchers(bySystem(), scheme.judo))).toBe('RADIATION_SANS_SUSPENSION');
  await suspendPartner(bySystem(), judo());
  expect(await returnPartnerVouchers(bySystem(), scheme.judo)).toBe(2);
  expect(await returnPartnerVouchers(bySystem(), scheme.judo)).toBe(0);
  expect(await Outbox.findById(`voucher-deleted:${code}`).lean()).not.toBeNull();
  expect(await Forfaits.distinct('available')).toEqual([15_000]);
  await expectBalanced();
  await radiatePartner(bySystem(), judo());
});

test('R-PAR-03: un partenaire à valider peut être écarté', async () => {
  const { id } = await submitPartner(bySystem(), {
    mail: 'a@club.example',
    name: 'A',
    activities: ['Judo'],
    line1: 'x',
    postalCode: '91000',
    commune: 'Évry',
  });
  await radiatePartner(bySystem(), { partnerId: id, reason: 'dossier faux' });
  expect((await Partners.findById(id).lean<Partner>())!.etat).toBe('R');
});

/** What a draw that hung between its read and its commit leaves behind a radiation. */
async function strayVoucher(): Promise<string> {
  const { code } = await issueVoucher(byFamily(), draw());
  const hidden = await Vouchers.findByIdAndDelete(code).lean();
  await suspendPartner(bySystem(), judo());
  await radiatePartner(bySystem(), judo());
  await Vouchers.collection.insertOne(hidden as never);
  return code;
}

test('R-PAR-07: un QR code né d’un tirage resté suspendu pendant la radiation ne se scanne pas, et le fond le rend', async () => {
  const code = await strayVoucher();
  expect(await refusalOf(checkVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('PARTENAIRE_FERME');
  expect(await refusalOf(validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('PARTENAIRE_FERME');
  expect(await returnStrayVouchers(bySystem())).toBe(1);
  expect(await returnStrayVouchers(bySystem())).toBe(0);
  expect(await Vouchers.countDocuments({ state: 'active' })).toBe(0);
  await expectBalanced();
});

test('R-PAR-07: un QR code qui apparaît après la lecture d’un scan n’est pas validé par ce scan', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const hidden = await Vouchers.findByIdAndDelete(code).lean();
  const read = jest.spyOn(Partners, 'aggregate').mockImplementationOnce(((pipeline: never) =>
    Partners.aggregate(pipeline).then(async (rows) => {
      await Vouchers.collection.insertOne(hidden as never);
      return rows as unknown;
    })) as never);
  expect(await refusalOf(validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('QR_INCONNU');
  read.mockRestore();
  expect(await Vouchers.countDocuments({ state: 'active' })).toBe(1);
  expect(await Payables.countDocuments()).toBe(0);
});

const CLUBS = 16;
const MOST_ROUNDS = 6;

test('R-PAR-07: tirage, validation et radiation au même instant, de deux processus : rien n’est dû à un partenaire radié', async () => {
  const seen = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS && seen.size < 2; round++) {
    const clubs = await Promise.all(Array.from({ length: CLUBS }, (_, rank) => aPartner(`Club ${rank}`, String(round * CLUBS + rank + 1))));
    const steps = await Promise.all(
      clubs.map((partnerId, rank) => stepsAgainst(partnerId, String(round * CLUBS + rank + 2_000_000), rank)),
    );
    await race(uri(), dealt(steps.flat()));
    await returnStrayVouchers(bySystem());
    for (const partnerId of clubs) {
      const { etat: state } = (await Partners.findById(partnerId).lean<Partner>())!;
      seen.add(state);
      if (state !== 'R') continue;
      expect(await Vouchers.countDocuments({ partnerId, state: 'active' })).toBe(0);
      expect(await Payables.countDocuments({ partnerId, state: { $ne: 'paid' } })).toBe(0);
    }
    await expectBalanced();
  }
  expect([...seen].sort()).toEqual(['C', 'R']);
}, 60_000);

/** A child draws at this club, or its QR code is scanned there, while the club is radiated three times. */
async function stepsAgainst(partnerId: string, sias: string, rank: number): Promise<RaceStep[]> {
  await aChild({ sias });
  const wanted = { ...draw(sias), partnerId };
  const radiate: RaceStep = { do: 'radiate', partnerId };
  if (rank % 4 !== 0)
    return rank % 2 === 0 ? [radiate, { do: 'draw', draw: wanted }, radiate, radiate] : [{ do: 'draw', draw: wanted }, radiate, radiate];
  const { code } = await issueVoucher(byFamily(), wanted);
  return [radiate, { do: 'validate', code, partnerId, user: 'u1' }, radiate, { do: 'delete', matricule: MATRICULE, code }, radiate];
}

test('R-EXT-02: la fiche compte ce qui est tiré, validé et payé, campagne par campagne', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await issueVoucher(byFamily(), draw(NOE));
  await validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo });
  const one = { count: 1, total: 4000 };
  expect(await partnerYears(scheme.judo)).toEqual([
    {
      campaign: YEAR,
      drawn: { count: 2, total: 8000 },
      live: one,
      validated: one,
      toPay: one,
      batched: { count: 0, total: 0 },
      paid: { count: 0, total: 0 },
    },
  ]);
});
