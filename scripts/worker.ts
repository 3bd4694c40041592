/** The worker: mails, journal, campaign's clock, jobs cut short. Any number may run: each job is held by one at a time. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { log, logFault } from '#core/shared/log.ts';
import { settings, SettingsError } from '#core/shared/settings.ts';
import { createMailer } from '#core/mail/mail-transport.ts';
import { isDemoUnderWay } from './demo/demo-lease.ts';
import { dkimKey } from './worker/dkim-key.ts';
import { auditLoop } from './worker/audit-loop.ts';
import { batchLoop } from './worker/batch-loop.ts';
import { campaignLoop } from './worker/campaign-loop.ts';
import { runLoop } from './worker/loop.ts';
import { loadLoop } from './worker/load-loop.ts';
import { mailingLoop } from './worker/mailing-loop.ts';
import { returnLoop } from './worker/return-loop.ts';
import { outboxLoop } from './worker/outbox-loop.ts';
import { viewLoop } from './worker/view-loop.ts';
import { partnerLoop } from './worker/partner-loop.ts';
import { onStopSignal } from './services/stop-signal.ts';

/** The start waits 15 s before it kills: what is not over by then is taken over by its lease. */
const STOP_WITHIN_MS = 10_000;
const POOL = 10;
/** Nicer than the servers: while the processor lacks for all, pages are answered first and mails leave a little later. */
const NICER = 10;
const NICEST = 19;

async function work(): Promise<void> {
  const { mongodbUri, smtpUrl, mailFrom, mail, env } = settings();
  if (!mongodbUri) throw new SettingsError('Le réglage MONGODB_URI manque.');
  if (!smtpUrl) throw new SettingsError('Le réglage SMTP_URL manque.');
  os.setPriority(Math.min(NICEST, os.getPriority() + NICER));
  const stop = new AbortController();
  onStopSignal(() => {
    stop.abort();
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  });
  await connectDatabase(mongodbUri, POOL);
  const mailer = createMailer(smtpUrl, mailFrom, { connections: mail.connections, dkim: await dkimKey(mail.dkim) });
  const holder = randomUUID();
  const loops = [
    outboxLoop(mailer),
    auditLoop(holder),
    campaignLoop(holder),
    loadLoop(holder),
    partnerLoop(holder),
    batchLoop(holder),
    viewLoop(holder),
    mailingLoop,
    returnLoop(holder, mail.returnMailbox),
  ];
  log().info({ loops: loops.map((loop) => loop.name) }, 'worker ready');
  // No demo is ever made in production: nothing to ask.
  const resting = env === 'production' ? async () => false : isDemoUnderWay;
  await Promise.all(loops.map((loop) => runLoop(loop, stop.signal, resting)));
  mailer.close();
  await disconnectDatabase();
}

work().catch((error: unknown) => {
  const known = error instanceof SettingsError;
  process.stderr.write(`${known ? error.message : `Le programme de fond s’arrête, incident ${logFault(error, 'worker')}.`}\n`);
  process.exit(1);
});
