/** What this machine offers to an installation, for `tlj doctor`. Nothing here fails: what is missing is said. */
import { MongoClient } from 'mongodb';
import { createTransport } from 'nodemailer';
import type { Settings } from '#core/shared/settings.ts';
import { findChromium } from './find-chromium.ts';
import { findMongod } from './find-mongod.ts';
import { isAlive } from './leftover-mongod.ts';
import { readMongodState } from './mongod-state.ts';
import { runCommand } from './run-command.ts';
import { systemFonts } from './system-fonts.ts';

/** One line of the report; `where`: a path or an address without its password. */
export interface Finding {
  name: 'MongoDB' | 'Chromium' | 'Polices' | 'SMTP';
  ok: boolean;
  version: string | null;
  where: string | null;
  /** In French: where it was found, or why it is missing. */
  note: string;
}

const ANSWER_WITHIN_MS = 3000;

export async function inspectMongo(settings: Settings): Promise<Finding> {
  const state = await readMongodState(settings.dataDir);
  const running = state && (await isAlive(state, settings.dataDir)) ? state.uri : undefined;
  const uri = settings.mongodbUri ?? running;
  if (uri !== undefined) return inspectServer(uri, running === uri ? 'base embarquée, en marche' : 'MONGODB_URI');
  try {
    const found = await findMongod(settings.mongodBinary, () => undefined);
    return { name: 'MongoDB', ok: true, version: found.version, where: found.path, note: `base embarquée, à l’arrêt (${found.source})` };
  } catch (error) {
    return { name: 'MongoDB', ok: false, version: null, where: null, note: reasonOf(error) };
  }
}

async function inspectServer(uri: string, note: string): Promise<Finding> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: ANSWER_WITHIN_MS });
  try {
    const info = (await client.db('admin').command({ buildInfo: 1 })) as { version?: string };
    return { name: 'MongoDB', ok: true, version: info.version ?? null, where: withoutPassword(uri), note };
  } catch {
    return { name: 'MongoDB', ok: false, version: null, where: withoutPassword(uri), note: `${note} : ne répond pas` };
  } finally {
    await client.close();
  }
}

export async function inspectChromium(settings: Settings): Promise<Finding> {
  const { found, reason } = await findChromium(settings.chromiumBinary);
  if (!found) return { name: 'Chromium', ok: false, version: null, where: null, note: `PDF indisponible : ${reason}` };
  return { name: 'Chromium', ok: true, version: found.version, where: found.path, note: found.source };
}

export async function inspectFonts(): Promise<Finding> {
  const system = await systemFonts();
  const note = system === undefined ? 'aucune police du système : celles du paquet @sparticuz/chromium servent' : 'polices du système';
  const fontconfig = await runCommand('fc-list', ['--version']);
  const version = /\d+[.]\d+([.]\d+)?/.exec(`${fontconfig.stdout}${fontconfig.stderr}`)?.[0] ?? null;
  return { name: 'Polices', ok: true, version, where: system ?? null, note };
}

export async function inspectSmtp(settings: Settings): Promise<Finding> {
  if (settings.smtpUrl === undefined)
    return {
      name: 'SMTP',
      ok: true,
      version: null,
      where: `http://127.0.0.1:${settings.mailboxPort}`,
      note: 'boîte aux lettres locale (maildev), lancée par npm start',
    };
  const transport = createTransport({ url: settings.smtpUrl, connectionTimeout: ANSWER_WITHIN_MS, greetingTimeout: ANSWER_WITHIN_MS });
  const ok = await transport.verify().catch(() => false);
  transport.close();
  return { name: 'SMTP', ok, version: null, where: withoutPassword(settings.smtpUrl), note: ok ? 'répond' : 'ne répond pas' };
}

const withoutPassword = (address: string): string => address.replace(/\/\/[^@/]*@/, '//');
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
