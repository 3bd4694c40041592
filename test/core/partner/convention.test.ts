/** The digital convention (R-PAR-02, R-PAR-11, R-PAR-13): read, signed, countersigned, sealed, renewed, filed. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { archivePartner } from '#core/partner/convention/archive-partner.ts';
import { askRenewals, countEndingBefore } from '#core/partner/convention/ask-renewals.ts';
import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { type ConventionParty, fillTemplate, partyOf, plainText, sha256 } from '#core/partner/convention/convention-text.rules.ts';
import { type Convention, Conventions, SignedConventions } from '#core/partner/convention/convention.model.ts';
import { countersignConvention } from '#core/partner/convention/countersign-convention.ts';
import { dropConvention } from '#core/partner/convention/drop-convention.ts';
import { conventionEvidence } from '#core/partner/convention/evidence.ts';
import { fileArchive, listFilings } from '#core/partner/convention/file-archive.ts';
import { conventionPdf } from '#core/partner/convention/keep-sealed-pdf.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { sealPdf } from '#core/partner/convention/seal/seal-pdf.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { templateOf } from '#core/partner/convention/templates.ts';
import { termOf } from '#core/partner/convention/term.rules.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aPartner, byPartner, bySystem } from '../../factories/scheme.ts';
import { plainPdf } from '../../factories/plain-pdf.ts';

process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'tlj-seal-'));
useDatabase();
let judo: string;
beforeEach(async () => {
  await emptyDatabase();
  judo = await aPartner('Judo Club de Grigny', '0314583');
});

const NOON = '2026-11-24T11:00:00Z';
const sarah = (instant = NOON) => byPartner('sarah', instant);
const TYPED = { name: 'Sarah Cohen', quality: 'Présidente', typed: 'Sarah Cohen', drawn: '', power: 'oui' };
const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; refusals?: { code: string }[]; message: string }) =>
      error.refusals?.map(({ code }) => code).join(' ') ?? error.code ?? error.message,
  );
const party = async (): Promise<ConventionParty> => partyOf((await findPartner(judo))!);
const kept = async (id: string): Promise<Convention> => (await Conventions.findById(id).lean<Convention>())!;
const print = () => Promise.resolve(plainPdf('Convention'));

async function aRead(): Promise<{ partnerId: string; conventionId: string }> {
  const { _id, pages } = await prepareConvention(sarah(), { partnerId: judo, party: await party() });
  for (let page = 1; page <= pages; page++) await readConventionPage({ partnerId: judo, conventionId: _id, page });
  return { partnerId: judo, conventionId: _id };
}
async function mailedCode(): Promise<string> {
  const [letter] = await Outbox.find({ 'letter.kind': 'convention-code' }).sort({ postedAt: -1 }).limit(1).lean();
  return (letter as unknown as { letter: { data: { password: string } } }).letter.data.password;
}
async function aSigned(at = NOON) {
  const place = await aRead();
  await askSignatureCode(sarah(at), { ...place, mail: 'sarah@club.example', typed: TYPED });
  await signConvention(sarah(at), { ...place, code: await mailedCode() });
  return place;
}

test('R-PAR-02: une version déjà lue ne change jamais : son texte garde son empreinte', () => {
  const one = { name: 'Club', kind: 'association', siret: null, address: 'rue', mail: 'm@x.example', activities: ['Judo'] } as const;
  const text = plainText(fillTemplate(templateOf('2026-11'), { ...one, activities: ['Judo'] }));
  expect(sha256(text)).toBe('731f16a43cc97a5aad8ea8ea532a25644aaf98024068896851629b155208e697');
  expect(plainText(fillTemplate(templateOf('2026-11'), { ...one, name: '{mail}', activities: ['Judo'] }))).toContain(
    'et {mail}, association',
  );
});

test('R-PAR-02: on ne signe pas sans avoir tout lu, page après page, ni sans qualité ni signature', async () => {
  const { _id: conventionId } = await prepareConvention(sarah(), { partnerId: judo, party: await party() });
  const place = { partnerId: judo, conventionId };
  expect(await refusalOf(readConventionPage({ ...place, page: 2 }))).toBe('CONVENTION_A_LIRE');
  await readConventionPage({ ...place, page: 1 });
  await readConventionPage({ ...place, page: 1 });
  expect((await kept(conventionId)).pagesRead).toBe(1);
  const ask = { ...place, mail: 'sarah@club.example' };
  expect(await refusalOf(askSignatureCode(sarah(), { ...ask, typed: TYPED }))).toBe('CONVENTION_A_LIRE');
  const empty = { name: ' ', quality: '', typed: '', drawn: '', power: '' };
  expect(await refusalOf(askSignatureCode(sarah(), { ...ask, typed: empty }))).toBe(
    'CHAMP_MANQUANT CHAMP_MANQUANT SIGNATURE_MANQUANTE CONFIRMATION_MANQUANTE',
  );
  expect(await Outbox.countDocuments({ 'letter.kind': 'convention-code' })).toBe(0);
});

test('R-PAR-02: le code se garde haché, sert dix minutes et cinq essais, et un autre partenaire ne peut rien', async () => {
  const place = await aRead();
  await askSignatureCode(sarah(), { ...place, mail: 'sarah@club.example', typed: TYPED });
  const code = await mailedCode();
  expect(code).toMatch(/^\d{6}$/);
  expect(JSON.stringify(await kept(place.conventionId))).not.toContain(code);
  expect(JSON.stringify(await AuditEvents.find().lean())).not.toContain(code);
  expect(await refusalOf(signConvention(sarah(), { ...place, partnerId: 'autre', code }))).toBe('INTROUVABLE');
  expect(await refusalOf(signConvention(sarah('2026-11-24T11:10:01Z'), { ...place, code }))).toBe('CODE_SIGNATURE_PERIME');
  const wrong = code === '000000' ? '000001' : '000000';
  const tries = await Promise.all(Array.from({ length: 20 }, () => refusalOf(signConvention(sarah(), { ...place, code: wrong }))));
  expect(tries.filter((each) => each === 'CODE_SIGNATURE_FAUX')).toHaveLength(5);
  expect(await refusalOf(signConvention(sarah(), { ...place, code }))).toBe('CODE_SIGNATURE_PERIME');
  expect((await kept(place.conventionId)).state).toBe('draft');
});

test('R-PAR-02: signée une fois, quoi qu’on clique ; le dossier garde qui, quand, avec quel code et quel texte', async () => {
  const place = await aRead();
  await askSignatureCode(sarah(), { ...place, mail: 'sarah@club.example', typed: TYPED });
  const code = await mailedCode();
  const done = await Promise.all([1, 2, 3].map(() => refusalOf(signConvention(sarah(), { ...place, code }))));
  expect(done.filter((each) => each === 'accepté')).toHaveLength(1);
  expect(await SignedConventions.countDocuments()).toBe(1);
  const { content, _id } = (await SignedConventions.findOne().lean())!;
  expect(_id).toBe(sha256(content));
  const signed = JSON.parse(content) as Record<string, unknown>;
  expect(signed).toMatchObject({
    signatory: { name: 'Sarah Cohen', quality: 'Présidente' },
    code: { mail: 'sarah@club.example' },
    author: 'partner:sarah',
  });
  expect(sha256(signed.text as string)).toBe(signed.textSha256);
});

test('R-PAR-02: la signature dessinée est redessinée ; une feuille vide, ou un fichier qui n’en est pas une, est refusé à côté du champ', async () => {
  const place = { ...(await aRead()), mail: 'sarah@club.example' };
  const bad = `data:image/png;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`;
  expect(await refusalOf(askSignatureCode(sarah(), { ...place, typed: { ...TYPED, typed: '', drawn: bad } }))).toBe('SIGNATURE_ILLISIBLE');
  const sheet = (alpha: number) => sharp({ create: { width: 300, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha } } });
  const ask = (picture: Buffer) =>
    askSignatureCode(sarah(), { ...place, typed: { ...TYPED, typed: '', drawn: `data:image/png;base64,${picture.toString('base64')}` } });
  expect(await refusalOf(ask(await sheet(1).jpeg().toBuffer()))).toBe('SIGNATURE_ILLISIBLE');
  expect(await refusalOf(ask(await sheet(0).png().toBuffer()))).toBe('SIGNATURE_MANQUANTE');
  await ask(await sheet(1).png().toBuffer());
  expect((await kept(place.conventionId)).ask?.signatory.mark.kind).toBe('drawn');
});

test('R-PAR-02: la Caf signe après le partenaire, une fois ; la date état devient celle de la signature, le partenaire est prévenu', async () => {
  expect(await refusalOf(countersignConvention(bySystem(NOON), judo))).toBe('CONVENTION_A_SIGNER');
  const { conventionId } = await aSigned();
  expect(await refusalOf(countersignConvention(sarah(), judo))).toBe('DROIT_MANQUANT');
  const both = await Promise.all([1, 2].map(() => refusalOf(countersignConvention(bySystem(NOON), judo))));
  expect(both.filter((each) => each === 'accepté')).toHaveLength(1);
  expect(await kept(conventionId)).toMatchObject({ state: 'inForce', start: '2026-11-24', end: '2029-11-23' });
  expect(await findPartner(judo)).toMatchObject({ etatDay: '2026-11-24' });
  expect(await Outbox.countDocuments({ 'letter.kind': 'convention-signed' })).toBe(1);
  expect(await refusalOf(prepareConvention(sarah(), { partnerId: judo, party: await party() }))).toBe('CONVENTION_EN_VIGUEUR');
});

test('R-PAR-02: des informations changées depuis la signature : la Caf ne signe pas, elle renvoie', async () => {
  await aSigned();
  await Partners.updateOne({ _id: judo }, { $set: { name: 'Judo Grigny' } });
  expect(await refusalOf(countersignConvention(bySystem(NOON), judo))).toBe('CONVENTION_FAITS_CHANGES');
  await dropConvention(bySystem(NOON), { partnerId: judo, reason: 'Nouveau nom' });
  expect((await prepareConvention(sarah(), { partnerId: judo, party: await party() })).state).toBe('draft');
});

test('R-PAR-02: un partenaire non validé n’a pas de convention signée par la Caf', async () => {
  await aSigned();
  await Partners.updateOne({ _id: judo }, { $set: { etat: 'I' } });
  expect(await refusalOf(countersignConvention(bySystem(NOON), judo))).toBe('CONVENTION_AVANT_VALIDATION');
  expect(await SignedConventions.countDocuments({ side: 'caf' })).toBe(0);
});

test('R-PAR-02: ce qui est signé ne change plus : la base refuse, ou la lecture le voit', async () => {
  const place = await aSigned();
  await countersignConvention(bySystem(NOON), judo);
  await expect(SignedConventions.collection.updateOne({ side: 'partner' }, { $set: { _id: 'a'.repeat(64) } as never })).rejects.toThrow(
    /_id/,
  );
  await expect(Conventions.collection.updateOne({ _id: place.conventionId as never }, { $set: { signedAt: null } })).rejects.toThrow(
    /validation/,
  );
  await SignedConventions.collection.updateOne({ side: 'partner' }, [{ $set: { content: { $concat: ['$content', ' '] } } }]);
  expect(await refusalOf(conventionEvidence(place))).toBe('CONVENTION_ALTEREE');
  expect(await refusalOf(conventionPdf(sarah(), place, print))).toBe('CONVENTION_ALTEREE');
});

test('R-PAR-02: le PDF en vigueur est scellé une fois, toujours les mêmes octets, cité par le dossier de preuve', async () => {
  const place = await aSigned();
  await countersignConvention(bySystem(NOON), judo);
  const [one, two] = await Promise.all([conventionPdf(sarah(), place, print), conventionPdf(bySystem(NOON), place, print)]);
  expect(one.equals(two)).toBe(true);
  expect(await conventionEvidence(place)).toContain(sha256(one));
  expect(await AuditEvents.countDocuments({ kind: 'convention.sealed' })).toBe(1);
});

test('R-PAR-02: pdfsig dit le sceau valide, et la copie retouchée altérée', async () => {
  const sealed = await sealPdf(plainPdf('Convention'), new Date(NOON));
  expect(await verdict(sealed)).toBe('valide');
  const touched = Buffer.from(sealed);
  touched[touched.indexOf('Convention')] = 'X'.charCodeAt(0);
  expect(await verdict(touched)).toBe('altéré');
});

/** What pdfsig says; without it, the same two checks by hand: digest of the bytes, signature of the digest. */
async function verdict(pdf: Buffer): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'tlj-pdfsig-')), 'convention.pdf');
  await writeFile(file, pdf);
  const said = await promisify(execFile)('pdfsig', ['-nocert', file]).then(
    ({ stdout }) => stdout,
    (error: { code?: unknown; stdout?: string }) => (error.code === 'ENOENT' ? null : (error.stdout ?? '')),
  );
  if (said === null) return (await import('../../factories/check-seal.ts')).sealVerdict(await readFile(file));
  if (/Signature is Valid/.test(said) && /Total document signed/.test(said)) return 'valide';
  return /Digest Mismatch/i.test(said) ? 'altéré' : said;
}

test('R-PAR-02: sans pdfsig, la vérification à la main dit la même chose', async () => {
  const { sealVerdict } = await import('../../factories/check-seal.ts');
  const sealed = await sealPdf(plainPdf('Convention'), new Date(NOON));
  expect(sealVerdict(sealed)).toBe('valide');
  const touched = Buffer.from(sealed);
  touched[touched.indexOf('Convention')] = 'X'.charCodeAt(0);
  expect(sealVerdict(touched)).toBe('altéré');
});

test('R-PAR-13: la durée se compte en jours civils, la suivante commence le lendemain', () => {
  expect(termOf('2026-11-24', 3, null)).toEqual({ start: '2026-11-24', end: '2029-11-23' });
  expect(termOf('2029-10-01', 3, '2029-11-23')).toEqual({ start: '2029-11-24', end: '2032-11-23' });
  expect(termOf('2028-02-29', 3, '2026-01-01')).toEqual({ start: '2028-02-29', end: '2031-02-27' });
});

test('R-PAR-13: le renouvellement est proposé une fois, soixante jours avant, puis se signe à la suite', async () => {
  await aSigned();
  await countersignConvention(bySystem(NOON), judo);
  expect(await askRenewals(bySystem('2029-09-23T10:00:00Z'))).toBe(0);
  expect(await countEndingBefore('2029-11-22')).toBe(0);
  expect(await countEndingBefore('2029-11-23')).toBe(1);
  expect(await askRenewals(bySystem('2029-09-24T10:00:00Z'))).toBe(1);
  expect(await askRenewals(bySystem('2029-09-25T10:00:00Z'))).toBe(0);
  await aSigned2029();
  await countersignConvention(bySystem('2029-10-02T10:00:00Z'), judo);
  expect(await countEndingBefore('2029-11-23')).toBe(0);
  expect((await Conventions.find({ state: 'inForce' }).sort({ end: 1 }).lean()).map(({ start }) => start)).toEqual([
    '2026-11-24',
    '2029-11-24',
  ]);
});

async function aSigned2029(): Promise<void> {
  const at = '2029-10-01T10:00:00Z';
  const { _id, pages } = await prepareConvention(sarah(at), { partnerId: judo, party: await party() });
  const place = { partnerId: judo, conventionId: _id };
  for (let page = 1; page <= pages; page++) await readConventionPage({ ...place, page });
  await askSignatureCode(sarah(at), { ...place, mail: 'sarah@club.example', typed: TYPED });
  await signConvention(sarah(at), { ...place, code: await mailedCode() });
}

test('R-PAR-11: l’archive a la convention scellée, la preuve et les documents ; classée une fois, par qui et quand', async () => {
  const documents = () => Promise.resolve([{ name: 'statuts.pdf', bytes: Buffer.from('statuts') }]);
  expect(await refusalOf(archivePartner(bySystem(NOON), judo, { print, documents: () => Promise.resolve([]) }))).toBe('ARCHIVE_VIDE');
  await aSigned();
  await countersignConvention(bySystem(NOON), judo);
  const { pieces } = await archivePartner(bySystem(NOON), judo, { print, documents });
  expect(pieces.map(({ name }) => name)).toEqual(['convention_2026-11-24.pdf', 'convention_2026-11-24_preuve.json', 'statuts.pdf']);
  const [filing] = await listFilings(judo);
  expect(filing!.pieces[0]!.sha256).toBe(sha256(pieces[0]!.bytes));
  expect(await refusalOf(archivePartner(sarah(), judo, { print, documents }))).toBe('DROIT_MANQUANT');
  const twice = await Promise.all([1, 2].map(() => refusalOf(fileArchive(bySystem(NOON), { partnerId: judo, filingId: filing!._id }))));
  expect(twice.sort()).toEqual(['ARCHIVE_CLASSEE', 'accepté']);
  expect((await listFilings(judo))[0]).toMatchObject({ filedBy: 'test' });
});
