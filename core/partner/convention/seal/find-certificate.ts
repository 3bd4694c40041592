import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { realNow } from '../../../shared/clock.ts';
import { newId } from '../../../shared/identifiers.ts';
import { refuse } from '../../../shared/refusals.ts';
import { settings } from '../../../shared/settings.ts';
import { ownCertificate } from './own-certificate.ts';

/** PKCS #12 and the password that opens it. */
export interface SealCertificate {
  p12: Buffer;
  password: string;
}

/**
 * The Caf's certificate (SEAL_P12_FILE); in a demonstration, one made once and kept under DATA_DIR.
 * @throws Refusal SCEAU_ABSENT (503): production without a certificate, or a file that cannot be read.
 */
export async function findCertificate(): Promise<SealCertificate> {
  const { seal, env, dataDir } = settings();
  if (seal) {
    const p12 = await readFile(seal.file).catch(() => null);
    if (!p12) throw refuse('SCEAU_ABSENT', {}, { retryAfter: 3600 });
    return { p12, password: seal.password };
  }
  if (env === 'production') throw refuse('SCEAU_ABSENT', {}, { retryAfter: 3600 });
  const file = path.join(dataDir, 'convention-seal.json');
  const kept = (await readFile(file, 'utf8').catch(() => null)) ?? (await makeOnce(file));
  const { p12, password } = JSON.parse(kept) as { p12: string; password: string };
  return { p12: Buffer.from(p12, 'base64'), password };
}

/** Of two processes that make one, the first stands: a link to a file never replaces another. Readable by the service alone. */
async function makeOnce(file: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const p12 = await ownCertificate(password, realNow());
  const draft = `${file}.${newId()}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, JSON.stringify({ password, p12: p12.toString('base64') }), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(file, 'utf8');
}
