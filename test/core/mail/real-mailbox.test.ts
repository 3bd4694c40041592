/** Through the mailbox that `npm start` runs: what a person's mail program reads. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createMailer } from '#core/mail/mail-transport.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { argumentsOf } from '../../../scripts/launch/programs.mjs';
import { sampleLetters } from '../../factories/letters.ts';

interface Received {
  id: string;
  subject: string;
  text: string;
  html: string;
  attachments?: { contentId: string; contentType: string }[];
  headers: Record<string, string>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

let folder: string;
let mailbox: ChildProcess;
let web: number;
let smtp: number;

beforeAll(async () => {
  [web, smtp] = [await freePort(), await freePort()];
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-mails-'));
  const env = { ...process.env, NODE_OPTIONS: '' };
  mailbox = spawn(process.execPath, [...argumentsOf('scripts/services/mailbox.ts'), String(smtp), String(web), folder], {
    env,
    stdio: 'ignore',
  });
  await answers();
});
afterAll(async () => {
  const ended = new Promise((resolve) => mailbox.once('exit', resolve));
  mailbox.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

async function answers(): Promise<void> {
  for (;;) {
    if (
      await read('').then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const read = async <T>(address: string): Promise<T> => (await fetch(`http://127.0.0.1:${web}/api/email${address}`)).json() as Promise<T>;

test('R-MAIL-01: chaque message arrive entier dans la boîte locale, le QR code comme image jointe', async () => {
  const mailer = createMailer(`smtp://127.0.0.1:${smtp}`, 'Tickets loisirs jeunes <tlj@caf.example>');
  for (const [index, letter] of sampleLetters.entries())
    await mailer.send(await mailer.write({ ...renderLetter(letter), to: 'nadia@exemple.fr', messageId: `${index}@caf.example` }), () =>
      Promise.resolve(),
    );
  mailer.close();
  const listed = await read<{ items?: Received[] } | Received[]>('');
  const all = Array.isArray(listed) ? listed : (listed.items ?? []);
  expect(all).toHaveLength(sampleLetters.length);
  const whole = await Promise.all(all.map((each) => read<Received>(`/${each.id}`)));
  const qr = whole.find((each) => each.subject.startsWith('QR code de Lina pour'))!;
  expect(qr.subject).toBe('QR code de Lina pour Les Petits Archets\u202f: 40,00\u00a0€');
  expect(qr.attachments).toEqual([expect.objectContaining({ contentId: 'qr-code@tlj', contentType: 'image/png' })]);
  const password = whole.find((each) => each.text.includes('Zx4-pLw8!nQ2'))!;
  expect(password.text.split('\n').map((line) => line.trimEnd())).toContain('Zx4-pLw8!nQ2');
  const activation = whole.find((each) => each.text.includes('/famille/activation/'))!;
  expect(activation.text).toContain('https://portail.example/famille/activation/jeton-d-activation');
});
