import { hkdfSync } from 'node:crypto';
import { localSecret } from '../shared/local-secret.ts';
import { settings } from '../shared/settings.ts';

/** What signs return addresses, and what seals the links of mails: from the secret that never changes, so that old mails still work. */
export async function mailKey(purpose: 'return-address' | 'opposition-link'): Promise<Buffer> {
  const secret = settings().attachmentSecret ?? settings().sessionSecret ?? (await localSecret(settings().dataDir));
  return Buffer.from(hkdfSync('sha256', secret, 'tlj', `mail ${purpose}`, 32));
}
