/** The purge (R-CAM-09): 20 persons of a purged year, lived through the real use-cases, are nowhere in a raw dump afterwards. */
import mongoose from 'mongoose';
import { type AuditEvent, AuditEvents } from '#core/audit/audit-event.model.ts';
import { personalHash } from '#core/audit/chain.rules.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { verifyAudit } from '#core/audit/verify-audit.ts';
import { Credentials } from '#core/access/access.model.ts';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { allSpecs } from '#core/schema/all-specs.ts';
import { type Act, system } from '#core/shared/author.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { finishErasing } from '#core/year/erase-family-accounts.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { purgeCampaign, resumePurges } from '#core/year/purge-campaign.ts';
import { removeSome } from '#core/year/purge-chunks.ts';
import { KEPT, REMOVED } from '#core/year/purge-plan.ts';
import { useDatabase } from '../../factories/database.ts';
import { anAllo, anEnf } from '../../factories/load-files.ts';
import { aPartner } from '../../factories/scheme.ts';
import { startOnce } from '../../factories/start-once.ts';

const YEAR = 2022;
const COUNT = 20;

useDatabase();

const by = (instant: string): Act => ({ author: system('test'), at: new Date(instant) });
const family = (matricule: string, instant: string): Act => ({ author: { kind: 'family', id: matricule }, at: new Date(instant) });
const numbers = Array.from({ length: COUNT }, (_, index) => index);
const matricule = (index: number): string => `77${String(10_001 + index * 37)}`;
const sias = (index: number): string => `88${String(20_003 + index * 41)}`;
/** Letters only, so that a dump cannot hold them by chance. */
const word = (index: number): string => `Canari${'abcdefghijklmnopqrst'[index]}zqx`;
const canaries = numbers.flatMap((index) => [
  matricule(index),
  sias(index),
  word(index),
  word(index).toLowerCase(),
  word(index).toUpperCase(),
]);

/** A year with everything in it: files, rejects, mails, draws, scans, a paid batch, a suspension, an account. */
async function aLivedYear(): Promise<void> {
  await initCampaign(by('2022-07-20T08:00:00Z'), { year: YEAR });
  const allo = numbers.map((index) => `${matricule(index)};${word(index)};Parent;${word(index).toLowerCase()}@exemple.fr;91286;Grigny`);
  const enf = numbers.map((index) => `${matricule(index)};${sias(index)};${word(index)};Enfant;14/03/2013;105,00`);
  const rejected = `9999998;${sias(0)};${word(0)};Sans parent;14/03/2013;105,00`;
  await loadFiles(by('2022-07-21T08:00:00Z'), { year: YEAR, allo: anAllo(...allo), enf: anEnf(...enf, rejected) });
  await closeLoad(by('2022-08-01T08:00:00Z'), { year: YEAR });
  const partnerId = await aPartner('Judo Club', '0314583');
  for (const index of numbers) await aLivedFamily(index, partnerId);
  await suspendFamily(by('2022-11-01T08:00:00Z'), { campaign: YEAR, matricule: matricule(3), reason: `appel de Mme ${word(3)}` });
  const { batch } = await generateBatch(by('2022-12-01T08:00:00Z'), { kind: 'partners', year: YEAR });
  await downloadBatch(by('2022-12-01T09:00:00Z'), batch);
  await markProcessed(by('2022-12-02T08:00:00Z'), { batch });
  const bucket = new mongoose.mongo.GridFSBucket(mongoose.connection.db!, { bucketName: 'loadFiles' });
  await aFileOfAFamily();
  await new Promise<void>((done) =>
    bucket.openUploadStream(`${word(1)}.csv`, { metadata: { campaign: YEAR } }).end(Buffer.from(word(2)), () => done()),
  );
}

/** As the attachments of dépenses are kept: the campaign on the file itself. */
async function aFileOfAFamily(): Promise<void> {
  const db = mongoose.connection.db!;
  const metadata = { type: 'application/pdf', keyId: 'k', iv: 'i', tag: 't' };
  const file = { _id: `fichier-${word(5)}`, length: 1, chunkSize: 1, uploadDate: new Date(), campaign: YEAR, metadata };
  await db.collection('attachments.files').insertOne(file as never);
  await db.collection('attachments.chunks').insertOne({ files_id: file._id, n: 0, campaign: YEAR, data: word(6) });
}

async function aLivedFamily(index: number, partnerId: string): Promise<void> {
  const at = '2022-10-01T08:00:00Z';
  await requestActivation(by(at), { matricule: matricule(index), mail: `${word(index)}@exemple.fr` });
  const wanted = { campaign: YEAR, matricule: matricule(index), sias: sias(index), partnerId, amount: 4000 };
  const { code } = await issueVoucher(family(matricule(index), at), wanted);
  if (index % 5 === 0) await deleteVoucher(family(matricule(index), at), { campaign: YEAR, matricule: matricule(index), code });
  else if (index % 5 !== 1) await validateVoucher({ author: { kind: 'partner', id: 'club/u1' }, at: new Date(at) }, { code, partnerId });
}

/** Closes it and goes on to campaign 2026. */
async function untilToday(): Promise<void> {
  for (let year = YEAR; year < YEAR + 4; year++) {
    if (year > YEAR) await closeLoad(by(`${year}-08-01T08:00:00Z`), { year });
    await closeCampaign(by(`${year + 1}-06-01T08:00:00Z`), { year });
    await initCampaign(by(`${year + 1}-07-20T08:00:00Z`), { year: year + 1 });
  }
}

/** Every document of every collection, GridFS included, binaries as text. */
async function dump(): Promise<string> {
  const db = mongoose.connection.db!;
  const texts: string[] = [];
  for (const { name } of await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray())
    for await (const document of db.collection(name).find())
      texts.push(JSON.stringify({ name, document }, (_key, value: unknown) => asText(value)));
  return texts.join('\n');
}

function asText(value: unknown): unknown {
  const bytes =
    (value as { type?: string; data?: number[] } | null)?.type === 'Buffer' ? Buffer.from((value as { data: number[] }).data) : undefined;
  if (bytes) return bytes.toString('latin1');
  return value instanceof mongoose.mongo.Binary ? Buffer.from(value.buffer).toString('latin1') : value;
}

const found = (text: string): string[] =>
  canaries.filter((canary) => text.includes(canary) || text.includes(Buffer.from(canary).toString('base64').slice(0, -4)));
const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const TODAY = by('2026-07-25T08:00:00Z');
const purge = (confirm = '2022-2023', year = YEAR) => purgeCampaign(TODAY, { year, confirm });
const campaign = async (): Promise<Campaign> => (await Campaigns.findById(YEAR).lean<Campaign>())!;

beforeEach(
  startOnce(async () => {
    await aLivedYear();
    while ((await sealAudit()) > 0);
    await untilToday();
  }),
);

test('R-CAM-09: 20 personnes de la campagne purgée sont absentes de toutes les collections et des fichiers ; le journal se vérifie', async () => {
  expect(new Set(found(await dump())).size).toBeGreaterThan(COUNT * 3);
  const events = await AuditEvents.countDocuments({ campaign: YEAR });
  const record = await purge();
  expect(found(await dump())).toEqual([]);
  expect(record.counts).toMatchObject({
    families: COUNT,
    children: COUNT,
    forfaits: COUNT,
    vouchers: COUNT,
    payables: 12,
    paymentLines: 12,
  });
  expect(record.counts).toMatchObject({
    loads: 1,
    loadRejects: 1,
    paymentBatches: 1,
    paymentFiles: 1,
    loadFiles: 1,
    attachments: 1,
    auditEvents: events,
  });
  expect(record).toMatchObject({ doneAt: TODAY.at, pseudonymKey: null, batches: [{ id: '2022-001', lines: 12, totalCents: 48_000 }] });
  expect((await campaign()).state).toBe('purged');
  while ((await sealAudit()) > 0);
  expect(await verifyAudit()).toMatchObject({ ok: true });
  expect((await reconcile(TODAY.at)).checks.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test('R-CAM-09: après la purge le journal garde natures, instants et montants sous pseudonymes ; y toucher se voit', async () => {
  expect(await AuditEvents.countDocuments({ campaign: YEAR, salt: { $not: { $regex: '^[0-9a-f]{32}$' } } })).toBe(0);
  await purge();
  // The salt is what keeps seven digits from being guessed against the fingerprint in the seal.
  expect(await AuditEvents.countDocuments({ campaign: YEAR, erased: { $type: 'string' }, salt: { $exists: true } })).toBe(0);
  while ((await sealAudit()) > 0);
  const [first, second] = await AuditEvents.find({ campaign: YEAR, kind: 'voucher.issued' }).lean<
    { author: { id: string }; after: object }[]
  >();
  expect(first!.author.id).toMatch(/^anonyme-[0-9a-f]{16}$/);
  expect(first!.author.id).not.toBe(second!.author.id);
  expect(first!.after).toMatchObject({ amount: 4000, left: 6500, sias: null });
  await AuditEvents.updateOne({ _id: (first as unknown as { _id: string })._id }, { $set: { 'after.amount': 1 } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: 'purge 2022' });
});

test('R-EXT-04: la marque d’effacement sans purge ne cache pas un événement modifié', async () => {
  const event = (await AuditEvents.findOne({ campaign: YEAR, kind: 'voucher.issued' }).lean<AuditEvent>())!;
  await AuditEvents.updateOne({ _id: event._id }, { $set: { erased: personalHash(event), 'after.amount': 1 } });
  expect(await verifyAudit()).toMatchObject({ ok: false, firstBad: event._id });
});

test('R-CAM-09: la purge veut le nom exact, A-4 au plus tard, et tout payé', async () => {
  expect(await refusalOf(purge('oui'))).toBe('SUPPRESSION_NON_CONFIRMEE');
  expect(await refusalOf(purge('2023', 2023))).toBe('PURGE_TROP_TOT');
  expect(await refusalOf(purge('2010', 2010))).toBe('CAMPAGNE_INCONNUE');
  await Payables.updateOne({ campaign: YEAR }, { $set: { state: 'pending' } });
  expect(await refusalOf(purge())).toBe('IMPAYES');
  expect(await Payables.countDocuments({ campaign: YEAR })).toBe(12);
  await Payables.updateMany({}, { $set: { state: 'paid' } });
  expect(await refusalOf(purge('2022'))).toBe('accepté');
  expect(await refusalOf(purge())).toBe('CAMPAGNE_ETAT');
});

test('R-CAM-09: une purge coupée est reprise par le travailleur, avec les mêmes comptes ; sans purge commencée, rien ne s’enlève', async () => {
  const families = REMOVED.find(({ collection }) => collection === 'families')!;
  await expect(removeSome(YEAR, families)).rejects.toThrow('not being purged');
  const begun = { startedAt: TODAY.at, agent: 'test', doneAt: null, counts: {}, batches: [], pseudonymKey: 'clef', sealHash: null };
  await Campaigns.updateOne({ _id: YEAR }, { $set: { purge: begun } });
  await AuditEvents.collection.insertOne({
    _id: 'commencée',
    kind: 'campaign.purgeStarted',
    campaign: YEAR,
    at: TODAY.at,
    recordedAt: new Date(),
    author: TODAY.author,
    object: { type: 'campaign', id: String(YEAR) },
    before: null,
    after: null,
  } as never);
  await removeSome(YEAR, families);
  await Promise.all([resumePurges(TODAY), resumePurges(TODAY)]);
  expect((await campaign()).purge!.counts).toMatchObject({ families: COUNT, children: COUNT, vouchers: COUNT });
  expect(found(await dump())).toEqual([]);
  expect(await AuditEvents.countDocuments({ kind: 'campaign.purged' })).toBe(1);
});

test('R-CAM-09: chaque collection de l’installation est soit purgée, soit gardée pour une raison dite', () => {
  const known = new Set([...REMOVED.map(({ collection }) => collection), ...Object.keys(KEPT)]);
  const names = allSpecs.map(({ name }) => name).filter((name) => !/\.(files|chunks)$/.test(name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test('R-CAM-10: l’initialisation efface les accès de la campagne d’avant, reprise comprise ; les oppositions restent', async () => {
  await Oppositions.collection.insertOne({ _id: matricule(4), at: TODAY.at, author: { kind: 'family', id: matricule(4) } } as never);
  expect(await Credentials.countDocuments({ _id: { $regex: '^family:' } })).toBe(0);
  await FamilyAccounts.collection.insertOne({ _id: '2022:1', campaign: YEAR, matricule: '1' } as never);
  await Credentials.collection.insertOne({ _id: 'family:2022:1', hash: 'x' } as never);
  await Credentials.collection.insertOne({ _id: 'family:2026:1', hash: 'x' } as never);
  await finishErasing();
  expect(await FamilyAccounts.countDocuments({ campaign: YEAR })).toBe(0);
  expect(await Credentials.distinct('_id', { _id: { $regex: '^family:' } })).toEqual(['family:2026:1']);
  await purge();
  expect(await Oppositions.countDocuments()).toBe(1);
});
