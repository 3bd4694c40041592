/** Encryption at rest: AES-256-GCM, one random vector a file; the file's name is sealed with it, so that two cannot change places. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { localSecret } from '../local-secret.ts';
import { settings } from '../settings.ts';
import type { Seal } from './attachment.model.ts';

const ALGORITHM = 'aes-256-gcm';

/** The key that sealed a file is not the one of this installation: ATTACHMENT_SECRET, or SESSION_SECRET without it, has changed. */
export class WrongAttachmentKey extends Error {
  constructor(file: string) {
    super(`attachment ${file}: sealed with another key; check ATTACHMENT_SECRET`);
    this.name = 'WrongAttachmentKey';
  }
}

/** @returns the sealed bytes and what opens them. */
export async function seal(file: string, bytes: Buffer): Promise<{ sealed: Buffer; seal: Seal }> {
  const { key, keyId } = await currentKey();
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(file));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { sealed, seal: { keyId, iv: iv.toString('hex'), tag: cipher.getAuthTag().toString('hex') } };
}

/** @throws WrongAttachmentKey; an Error when one bit was changed since. */
export async function unseal(file: string, sealed: Buffer, { keyId, iv, tag }: Seal): Promise<Buffer> {
  const current = await currentKey();
  if (current.keyId !== keyId) throw new WrongAttachmentKey(file);
  const decipher = createDecipheriv(ALGORITHM, current.key, Buffer.from(iv, 'hex'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(file)).setAuthTag(Buffer.from(tag, 'hex'));
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

async function currentKey(): Promise<{ key: Buffer; keyId: string }> {
  const secret = settings().attachmentSecret ?? settings().sessionSecret ?? (await localSecret(settings().dataDir));
  const key = Buffer.from(hkdfSync('sha256', secret, 'tlj', 'attachments', 32));
  return { key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) };
}
