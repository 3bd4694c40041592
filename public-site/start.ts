/** Starts one process of the portal: settings → database → schema checked → listening. SIGTERM lets requests finish. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { log } from '#core/shared/log.ts';
import { type Settings, settings, SettingsError } from '#core/shared/settings.ts';
import { verifySchema } from '#core/schema/verify-schema.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { createPortal } from './server.ts';

const BUILD = fileURLToPath(new URL('./build/server/index.js', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url));
const PING_MS = 2000;

async function start(): Promise<void> {
  const config = settings();
  const uri = required(config.mongodbUri, 'MONGODB_URI');
  required(config.sessionSecret, 'SESSION_SECRET');
  if (!existsSync(BUILD)) throw new SettingsError('Le portail n’est pas construit : lancez « npm run build:portal ».');
  await connectDatabase(uri);
  await verifySchema();
  const printer = new PdfPrinter(config.chromiumBinary ? { path: config.chromiumBinary, source: 'CHROMIUM_BINARY' } : null);
  const app = createPortal({
    build: (await import(pathToFileURL(BUILD).href)) as ServerBuild,
    portalUrl: config.portalUrl,
    trustedProxies: config.trustedProxies,
    version: (JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string }).version,
    printer,
    databaseAnswers,
  });
  const server = createServer(app).listen({ port: config.portalPort, host: hostFor(config) }, () =>
    log().info({ port: config.portalPort }, 'portal ready'),
  );
  server.requestTimeout = 30_000;
  server.on('error', stop);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void finish(server, printer));
}

const required = (value: string | undefined, name: string): string => {
  if (!value) throw new SettingsError(`Le réglage ${name} manque.`);
  return value;
};

/** Loopback only when the configured address is on this machine (contract: Environment). */
const hostFor = (config: Settings): string | undefined =>
  ['127.0.0.1', 'localhost'].includes(new URL(config.portalUrl).hostname) ? '127.0.0.1' : undefined;

async function databaseAnswers(): Promise<boolean> {
  try {
    await mongoose.connection.db?.command({ ping: 1, maxTimeMS: PING_MS }, { timeoutMS: PING_MS });
    return mongoose.connection.readyState === mongoose.ConnectionStates.connected;
  } catch {
    return false;
  }
}

/** Requests under way are answered; idle connections are closed at once. */
async function finish(server: Server, printer: PdfPrinter): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await printer.close();
  await disconnectDatabase();
  // Each page that Remix has drawn leaves a timer of five seconds, which nothing waits for.
  process.exit();
}

function stop(error: unknown): void {
  const known = error instanceof SettingsError;
  process.stderr.write(`${known || error instanceof Error ? error.message : 'Le portail ne démarre pas.'}\n`);
  process.exit(1);
}

start().catch(stop);
