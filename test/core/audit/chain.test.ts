import { type AuditEvent, AuditEvents, type AuditSeal, AuditSeals } from '#core/audit/audit-event.model.ts';
import { sealHash } from '#core/audit/chain.rules.ts';
import { recordEvent } from '#core/audit/record-event.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { verifyAudit } from '#core/audit/verify-audit.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { inTransaction } from '#core/shared/database.ts';
import mongoose from 'mongoose';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { aScheme, byFamily, bySystem, LINA, MATRICULE, YEAR } from '../../factories/scheme.ts';

useOwnDatabase();
beforeEach(emptyDatabase);

const record = (id: string) =>
  inTransaction((session) =>
    recordEvent(session, bySystem(), { kind: 'test.done', object: { type: 'test', id }, campaign: null, after: { id } }),
  );

async function sealed(): Promise<AuditEvent[]> {
  for (const part of [
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]) {
    for (const id of part) await record(id);
    expect(await sealAudit()).toBe(part.length);
  }
  return AuditEvents.find().sort({ recordedAt: 1 }).lean<AuditEvent[]>();
}

test('R-EXT-04: le journal se scelle une fois, par morceaux, et se vérifie', async () => {
  await sealed();
  expect(await sealAudit()).toBe(0);
  expect(await verifyAudit()).toEqual({ ok: true, events: 5, firstBad: null });
  expect(await AuditSeals.countDocuments()).toBe(2);
});

test('R-EXT-04: deux scelleurs à la fois ne scellent pas deux fois', async () => {
  for (const id of ['a', 'b', 'c']) await record(id);
  await Promise.all([sealAudit(), sealAudit(), sealAudit()]);
  expect(await verifyAudit()).toMatchObject({ ok: true, events: 3 });
});

test('R-EXT-04: un événement modifié est retrouvé', async () => {
  const [, second] = await sealed();
  await AuditEvents.updateOne({ _id: second!._id }, { $set: { 'after.id': 'z' } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: second!._id });
});

test('R-EXT-04: un événement supprimé est retrouvé', async () => {
  const [, , third] = await sealed();
  await AuditEvents.deleteOne({ _id: third!._id });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: third!._id });
});

test('R-EXT-04: deux événements échangés sont retrouvés', async () => {
  const [first, second] = await sealed();
  await AuditEvents.updateOne({ _id: first!._id }, { $set: { object: second!.object, after: second!.after } });
  await AuditEvents.updateOne({ _id: second!._id }, { $set: { object: first!.object, after: first!.after } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: first!._id });
});

test('R-EXT-04: un scellé retiré ou refait est retrouvé', async () => {
  await sealed();
  const last = (await AuditSeals.findOne().sort({ _id: 1 }).lean<AuditSeal>())!;
  await AuditSeals.updateOne({ _id: last._id }, { $pop: { events: 1 } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: 'scellé 1' });
  await AuditSeals.deleteOne({ _id: 1 });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: 'scellé 1' });
});

test('R-EXT-04: refaire un scellé oblige à refaire tous les suivants', async () => {
  await sealed();
  const first = (await AuditSeals.findById(1).lean<AuditSeal>())!;
  const shorter = { ...first, events: first.events.slice(0, 2) };
  const hash = sealHash(shorter);
  await AuditSeals.updateOne({ _id: 1 }, { $set: { events: shorter.events, hash } });
  await AuditSeals.updateOne({ _id: 2 }, { $set: { previous: hash } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: 'scellé 2' });
});

test('R-EXT-04: un événement glissé après coup est retrouvé', async () => {
  const [first] = await sealed();
  await AuditEvents.collection.insertOne({
    ...first!,
    _id: 'glissé',
    recordedAt: new Date(first!.recordedAt.getTime() - 3_600_000),
  } as never);
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: 'glissé' });
});

test('R-EXT-04: un effet annulé ne laisse pas d’événement', async () => {
  const { judo } = await aScheme();
  await mongoose.connection.db!.command({ collMod: 'outbox', validator: { to: 'jamais' } });
  const before = await AuditEvents.countDocuments();
  await expect(
    issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 }),
  ).rejects.toThrow();
  expect(await AuditEvents.countDocuments()).toBe(before);
  await mongoose.connection.db!.command({ collMod: 'outbox', validator: {} });
});

test('R-EXT-04: si le journal ne peut pas être écrit, l’effet n’a pas lieu', async () => {
  const { judo } = await aScheme();
  await mongoose.connection.db!.command({ collMod: 'auditEvents', validator: { kind: 'jamais' } });
  await expect(
    issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 }),
  ).rejects.toThrow();
  expect(await Vouchers.countDocuments()).toBe(0);
  expect(await Forfaits.countDocuments({ reserved: { $gt: 0 } })).toBe(0);
});
