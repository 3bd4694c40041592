import { hkdfSync } from 'node:crypto';
import { localSecret } from '../shared/local-secret.ts';
import { settings } from '../shared/settings.ts';

type Purpose = 'return-address' | 'opposition-link';

const keys = new Map<Purpose, Promise<Buffer>>();

/**
 * What signs return addresses, and what seals the links of mails: from the secret that never changes, so that old mails still work.
 * Made once: asked for each of 29,500 letters, it was a fifth of the work.
 */
export function mailKey(purpose: Purpose): Promise<Buffer> {
  const known = keys.get(purpose);
  if (known) return known;
  const made = makeKey(purpose);
  keys.set(purpose, made);
  made.catch(() => keys.delete(purpose));
  return made;
}

async function makeKey(purpose: Purpose): Promise<Buffer> {
  const secret = settings().attachmentSecret ?? settings().sessionSecret ?? (await localSecret(settings().dataDir));
  return Buffer.from(hkdfSync('sha256', secret, 'tlj', `mail ${purpose}`, 32));
}
