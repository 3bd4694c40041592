import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '#core/shared/settings.ts';

/** One account a person can try the demo with. Its fields are printed in this order by `npm start`. */
export interface DemoAccount {
  account: string;
  /** Agent's code, matricule or partner's identifier. */
  code: string;
  mail: string;
  password: string;
}

/** The one password of all demo accounts: known, so never in production (makeDemo refuses there). */
export const DEMO_PASSWORD = 'Cerf-Volant-91!';

/** Writes DATA_DIR/demo-accounts.json. */
export async function writeDemoAccounts(accounts: DemoAccount[]): Promise<void> {
  const { dataDir } = settings();
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, 'demo-accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`);
}
