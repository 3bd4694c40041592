/** Starts the back-office of this machine: settings, database, schema, then the server (contract: Two commands). */
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { log } from '#core/shared/log.ts';
import { settings } from '#core/shared/settings.ts';
import { verifySchema } from '#core/schema/verify-schema.ts';
import { closePrinter } from './printer.ts';
import { createBackoffice } from './server.ts';

const STOP_WITHIN_MS = 10_000;

async function start(): Promise<void> {
  const { mongodbUri, backofficePort, backofficeUrl } = settings();
  if (!mongodbUri) throw new Error('Le réglage MONGODB_URI manque.');
  await connectDatabase(mongodbUri);
  await verifySchema();
  const onLoopback = ['127.0.0.1', 'localhost'].includes(new URL(backofficeUrl).hostname);
  const server = createBackoffice().listen(backofficePort, onLoopback ? '127.0.0.1' : '0.0.0.0', () =>
    log().info({ port: backofficePort }, 'back-office ready'),
  );
  server.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'EADDRINUSE' ? `Le port ${backofficePort} est déjà pris (réglage BACKOFFICE_PORT).` : error),
  );
  const stop = (): void => {
    server.close(
      () =>
        void closePrinter()
          .then(disconnectDatabase)
          .then(() => process.exit(0)),
    );
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

start().catch(fail);
