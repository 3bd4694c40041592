/**
 * mail.pages: pages while a campaign's mails leave at the rate of the settings (issue 7: p95 unchanged). By turns, so that whatever else
 * the machine does weighs on both: the floor with both workers stopped where they are (SIGSTOP), the work while they send.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Outbox } from '#core/shared/outbox.model.ts';
import { settings } from '#core/shared/settings.ts';
import { childEnvironment } from '../services/child-environment.ts';
import { type FamilyPortal, withFamily } from './family-portal.ts';
import type { Figures } from './figures.ts';
import { startMailSink } from './mail-sink.ts';
import { fillOutbox } from './mail.ts';

const SLOWER_AT_MOST = 1.25;
const LETTERS = 29_500;
const PAGES_A_TURN = 100;
const BREATH_MS = 20;
const PAGES = ['/famille', '/partenaires', '/'];
const LEAST_NICE = 19;

export const benchMailPages = ({ iterations }: { iterations: number }): Promise<Figures> =>
  withFamily(async (at) => {
    const sink = await startMailSink();
    // In life the mail server has a machine of its own: here it takes what is left.
    os.setPriority(sink.child.pid!, LEAST_NICE);
    await fillOutbox(LETTERS);
    const workers = [worker(sink.url), worker(sink.url)];
    const figures: Figures = { name: 'mail.pages', work: [], floor: [], ratioToReach: SLOWER_AT_MOST };
    try {
      while ((await sent()) === 0) await wait(50);
      await percentile95(at);
      for (let turn = 0; turn < iterations; turn++) {
        for (const each of workers) each.kill('SIGSTOP');
        figures.floor.push(await percentile95(at));
        for (const each of workers) each.kill('SIGCONT');
        const before = await sent();
        figures.work.push(await percentile95(at));
        if ((await sent()) === before) throw new Error('no mail left while the pages were measured');
      }
      return figures;
    } finally {
      await Promise.all([...workers, sink.child].map(end));
    }
  });

/** The worker as `npm start` runs it. */
const worker = (smtpUrl: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
    env: childEnvironment({
      NODE_ENV: 'production',
      TLJ_ENV: 'test',
      MONGODB_URI: settings().mongodbUri,
      SMTP_URL: smtpUrl,
      NODE_OPTIONS: '',
    }),
    stdio: 'ignore',
  });

const sent = (): Promise<number> => Outbox.countDocuments({ state: 'sent' });

/** Milliseconds under which 95 pages of 100 were answered, one after the other. */
async function percentile95({ url, cookie }: FamilyPortal): Promise<number> {
  const times: number[] = [];
  while (times.length < PAGES_A_TURN) {
    const start = performance.now();
    const answer = await fetch(url + PAGES[times.length % PAGES.length]!, { headers: { cookie } });
    await answer.text();
    times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
    await wait(BREATH_MS);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await ended;
}
