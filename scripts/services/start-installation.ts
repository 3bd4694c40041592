import { now } from '#core/shared/clock.ts';
import type { Settings } from '#core/shared/settings.ts';
import { keepRunning, type KeptChild } from './children.ts';
import { findChromium } from './find-chromium.ts';
import { findMongod, type Say } from './find-mongod.ts';
import { freePort } from './free-port.ts';
import { takeInstance } from './instance-lock.ts';
import { keepMongod } from './keep-mongod.ts';
import { prepareDatabase } from './prepare-database.ts';
import { takenPort } from './refuse-taken-ports.ts';
import { sessionSecret } from './session-secret.ts';
import { StartRefused } from './start-refused.ts';
import { startReport } from './start-report.ts';
import type { Stops } from './stops.ts';
import { waitForHealth } from './wait-for-health.ts';

const READY_WITHIN_MS = 60_000;

type Environment = Record<string, string | undefined>;

/** Starts database, mailbox, worker, portal and back-office, each after what it needs; returns once both servers answer. */
export async function startInstallation(settings: Settings, stops: Stops, say: Say): Promise<void> {
  const start = performance.now();
  await own(settings, stops);
  const taken = await takenPort(settings);
  if (taken !== undefined) throw new StartRefused(taken);
  const env: Environment = {
    DATA_DIR: settings.dataDir,
    SESSION_SECRET: await sessionSecret(settings),
    CHROMIUM_BINARY: await chromium(settings, say),
    MONGODB_URI: await database(settings, stops, say),
    NODE_ENV: 'production',
    // The back-office's script was built by the launch, before this process.
    ADMIN_JS_SKIP_BUNDLE: 'true',
  };
  await prepareDatabase(env.MONGODB_URI ?? '', settings, say);
  env.SMTP_URL = await mailbox(settings, stops, say);
  await servers(settings, env, stops, say);
  for (const line of await startReport(settings, (performance.now() - start) / 1000)) say(line);
}

async function own(settings: Settings, stops: Stops): Promise<void> {
  const lock = await takeInstance(settings.dataDir);
  if (!lock)
    throw new StartRefused(
      `Les données de ${settings.dataDir} servent déjà : un autre « npm start » ou une commande tlj est en cours. Arrêtez-le, ou choisissez un autre dossier par DATA_DIR.`,
    );
  stops.add(() => lock.release());
}

async function database(settings: Settings, stops: Stops, say: Say): Promise<string> {
  if (settings.mongodbUri !== undefined) return settings.mongodbUri;
  const binary = await findMongod(settings.mongodBinary, say);
  say(`MongoDB ${binary.version} (${binary.source})…`);
  const mongod = await keepMongod(settings.dataDir, binary, say, () => process.kill(process.pid, 'SIGTERM'));
  stops.add(() => mongod.stop());
  return mongod.uri;
}

async function chromium(settings: Settings, say: Say): Promise<string | undefined> {
  const { found, reason } = await findChromium(settings.chromiumBinary);
  say(found ? `Chromium ${found.version} (${found.source}).` : `PDF indisponible : ${reason}.`);
  return found?.path;
}

async function mailbox(settings: Settings, stops: Stops, say: Say): Promise<string> {
  if (settings.smtpUrl !== undefined) return settings.smtpUrl;
  const smtp = await freePort();
  const args = [String(smtp), String(settings.mailboxPort), `${settings.dataDir}/mails`];
  const child = keepRunning(
    { name: 'boîte aux lettres', script: 'scripts/services/mailbox.ts', args, dataDir: settings.dataDir, env: () => ({}) },
    say,
  );
  stops.add(() => child.stop());
  return `smtp://127.0.0.1:${smtp}`;
}

async function servers(settings: Settings, resolved: Environment, stops: Stops, say: Say): Promise<void> {
  // A process started again later must not go back to the instant of the first start.
  const env = (): Environment => ({ ...resolved, TLJ_NOW: settings.now && now().toISOString() });
  const keep = (name: string, script: string): KeptChild => keepRunning({ name, script, dataDir: settings.dataDir, env }, say);
  const worker = keep('programme de fond', 'scripts/worker.ts');
  stops.add(() => worker.stop());
  const apps = [keep('portail', 'public-site/start.ts'), keep('back-office', 'backoffice/start.ts')];
  stops.add(async () => void (await Promise.all(apps.map((app) => app.stop()))));
  say('Portail, back-office et programme de fond…');
  const [portal, backoffice] = await Promise.all([
    waitForHealth(settings.portalPort, READY_WITHIN_MS),
    waitForHealth(settings.backofficePort, READY_WITHIN_MS),
  ]);
  if (!portal) throw new StartRefused('Le portail ne répond pas après une minute.');
  if (!backoffice) throw new StartRefused('Le back-office ne répond pas après une minute.');
}
