import { readFile } from 'node:fs/promises';
import { type MailSettings, SettingsError } from '#core/shared/settings.ts';

/** Reads the key that signs mails, once, at the start. @throws SettingsError when the file cannot be read. */
export async function dkimKey(dkim: MailSettings['dkim']) {
  if (!dkim) return undefined;
  const privateKey = await readFile(dkim.keyFile, 'utf8').catch(() => {
    throw new SettingsError('Le réglage DKIM_KEY_FILE nomme un fichier illisible.');
  });
  return { domain: dkim.domain, selector: dkim.selector, privateKey };
}
