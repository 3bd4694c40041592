/** R-FAM-15: the attestation's real type is told by its bytes; nothing in it acts; it is kept sealed (security.md, Files). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectAttachment } from '#core/shared/attachments/inspect-attachment.ts';
import { readAttachment, sealFile, storeAttachment } from '#core/shared/attachments/attachments.ts';
import { AttachmentChunks, AttachmentFiles } from '#core/shared/attachments/attachment.model.ts';
import { unseal } from '#core/shared/attachments/seal.ts';
import { inTransaction } from '#core/shared/database.ts';
import { newId } from '#core/shared/identifiers.ts';
import sharp from 'sharp';
import { aPdf, aPhoto } from '../../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';

useDatabase();
beforeEach(emptyDatabase);

const refusalOf = (bytes: Buffer): Promise<string> =>
  inspectAttachment(bytes).then(
    () => 'accepté',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('R-FAM-15: un PDF, un JPEG, un PNG et un HEIC sont reconnus à leur contenu', async () => {
  expect((await inspectAttachment(aPdf())).type).toBe('application/pdf');
  expect((await inspectAttachment(await aPhoto())).type).toBe('image/jpeg');
  const png = await sharp(await aPhoto())
    .png()
    .toBuffer();
  expect((await inspectAttachment(png)).type).toBe('image/jpeg');
  const heic = await inspectAttachment(readFileSync(path.join(import.meta.dirname, '../../factories/photo.heic')));
  expect(await sharp(heic.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
});

test('R-FAM-15: HTML, SVG, ZIP, GIF, WebP et texte sont refusés, quel que soit leur nom', async () => {
  const webp = await sharp(await aPhoto())
    .webp()
    .toBuffer();
  const gif = await sharp(await aPhoto())
    .gif()
    .toBuffer();
  const others = ['<!doctype html><script>1</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PK\x03\x04zip', 'du texte'].map(
    (each) => Buffer.from(each, 'latin1'),
  );
  for (const bytes of [...others, webp, gif]) expect(await refusalOf(bytes)).toBe('ATTESTATION_TYPE');
  expect(await refusalOf(Buffer.alloc(0))).toBe('ATTESTATION_MANQUANTE');
  expect(await refusalOf(Buffer.concat([await aPhoto(), Buffer.alloc(10 * 1024 * 1024)]))).toBe('FICHIER_TROP_GROS');
});

test.each([
  ['un script', aPdf('4 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj')],
  ['un script au nom déguisé', aPdf('4 0 obj << /S /J#61vaScript >> endobj')],
  ['un script dans un flux compressé', aPdf('', { compressed: '4 0 << /S /JavaScript /JS (1) >>' })],
  ['un script dans un faux flux', aPdf('% stream\n4 0 obj << /S /JavaScript >> endobj\n% endstream')],
  ['un programme à lancer', aPdf('4 0 obj << /S /Launch /F (cmd.exe) >> endobj')],
  ['un fichier joint', aPdf('4 0 obj << /Type /EmbeddedFile >> endobj')],
  ['un formulaire qui envoie', aPdf('4 0 obj << /S /SubmitForm /F (http://x) >> endobj')],
  ['une protection', aPdf('4 0 obj << /Encrypt 5 0 R >> endobj')],
  ['un ZIP derrière', aPdf('', { tail: '\nPK\x05\x06' + '\0'.repeat(18) + '%%EOF' })],
  ['du HTML devant', aPdf('<script>alert(1)</script>')],
])('R-FAM-15: un PDF avec %s est refusé', async (_, pdf) => {
  expect(await refusalOf(pdf)).toBe('ATTESTATION_PDF');
});

test('R-FAM-15: un PDF coupé, ou dont un flux d’objets ne se lit pas, est refusé ; un flux sain passe', async () => {
  expect(await refusalOf(aPdf().subarray(0, 200))).toBe('ATTESTATION_ILLISIBLE');
  expect(await refusalOf(aPdf('9 0 obj << /Type /ObjStm /Filter /LZWDecode >>\nstream\nxx\nendstream endobj'))).toBe(
    'ATTESTATION_ILLISIBLE',
  );
  expect(await refusalOf(aPdf('', { compressed: '4 0 << /Type /Font >>' }))).toBe('accepté');
});

test('R-FAM-15: une image de plus de 25 millions de pixels ou abîmée est refusée', async () => {
  const huge = await sharp({ create: { width: 5001, height: 5000, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  expect(await refusalOf(huge)).toBe('ATTESTATION_PIXELS');
  const photo = await sharp({ create: { width: 600, height: 800, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
  expect(await refusalOf(photo.subarray(0, photo.length - 400))).toBe('ATTESTATION_ILLISIBLE');
  const heic = readFileSync(path.join(import.meta.dirname, '../../factories/photo.heic'));
  expect(await refusalOf(heic.subarray(0, 500))).toBe('ATTESTATION_ILLISIBLE');
});

test('R-FAM-15: la photo est redessinée droite, sans lieu ni appareil, sans rien derrière elle', async () => {
  const photo = await sharp(await aPhoto())
    .withExif({ IFD0: { Make: 'TelephoneDeNadia' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { bytes } = await inspectAttachment(Buffer.concat([photo, Buffer.from('<script>caché</script>')]));
  const drawn = await sharp(bytes).metadata();
  expect([drawn.exif, drawn.width, drawn.height]).toEqual([undefined, 80, 60]);
  expect(bytes.includes('TelephoneDeNadia')).toBe(false);
  expect(bytes.includes('script')).toBe(false);
});

test('R-FAM-15: le fichier est chiffré dans la base ; un octet changé ou un autre nom ne s’ouvrent pas', async () => {
  const pdf = Buffer.concat([aPdf('(SECRET-DE-NADIA)'), Buffer.alloc(2_500_000, 10)]);
  const sealed = await sealFile({ bytes: pdf, type: 'application/pdf' });
  await inTransaction((session) => storeAttachment(session, 2026, sealed));
  expect(await AttachmentChunks.countDocuments({ files_id: sealed.id })).toBe(3);
  const stored = await AttachmentChunks.collection.find({}).toArray();
  expect(stored.some(({ data }) => (data as { buffer: Buffer }).buffer.includes('SECRET'))).toBe(false);
  expect((await readAttachment(sealed.id))!.bytes.equals(pdf)).toBe(true);
  await expect(unseal(newId(), sealed.sealed, sealed.seal)).rejects.toThrow();
  await expect(unseal(sealed.id, sealed.sealed, { ...sealed.seal, keyId: '00000000' })).rejects.toThrow(/ATTACHMENT_SECRET/);
  await AttachmentChunks.collection.updateOne({ n: 1 }, { $set: { data: Buffer.alloc(1024 * 1024) } });
  await expect(readAttachment(sealed.id)).rejects.toThrow();
});

test('R-FAM-15: un fichier dont la transaction échoue n’est pas là', async () => {
  const sealed = await sealFile({ bytes: aPdf(), type: 'application/pdf' });
  const failing = inTransaction(async (session) => {
    await storeAttachment(session, 2026, sealed);
    throw new Error('non');
  });
  await expect(failing).rejects.toThrow('non');
  expect([await AttachmentFiles.countDocuments(), await readAttachment(sealed.id)]).toEqual([0, null]);
});
