import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '#core/shared/settings.ts';

/** What the start prints at the end: each address, and the demo accounts that this folder knows of. */
export async function startReport(settings: Settings, seconds: number): Promise<string[]> {
  return [
    '',
    `Tickets loisirs jeunes est prêt (${seconds.toFixed(1).replace('.', ',')} s).`,
    '',
    `  Portail        ${settings.portalUrl}`,
    `  Back-office    ${settings.backofficeUrl}/caf`,
    ...(settings.smtpUrl === undefined ? [`  Boîte aux lettres  http://127.0.0.1:${settings.mailboxPort}`] : []),
    ...(await demoAccounts(settings.dataDir)),
    '',
    'Ctrl-C pour tout arrêter.',
  ];
}

/** DATA_DIR/demo-accounts.json, one line each, its fields in the order it gives them. */
async function demoAccounts(dataDir: string): Promise<string[]> {
  const text = await readFile(path.join(dataDir, 'demo-accounts.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const accounts = JSON.parse(text) as Record<string, unknown>[];
  return ['', 'Comptes de démonstration', ...accounts.map((account) => `  ${Object.values(account).join('   ')}`)];
}
