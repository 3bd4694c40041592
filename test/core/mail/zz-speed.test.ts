import { createMailer } from '#core/mail/mail-transport.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import { inTransaction } from '#core/shared/database.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { useDatabase } from '../../factories/database.ts';
import { bySystem } from '../../factories/scheme.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { scriptedSmtp } from './scripted-smtp.ts';
useDatabase();
test('speed', async () => {
  const smtp = await scriptedSmtp(); const mailer = createMailer(smtp.url, 'a@caf.example');
  for (const [k, n] of [[2, 300], [0, 300]] as const) {
    await inTransaction(async (s) => { for (let i = 0; i < n; i++) await postLetter(s, bySystem(), { id: `${k}:${i}`, letter: sampleLetters[k]!, to: 'n@exemple.fr', about: 'x', campaign: 2026 }); });
    const t = performance.now(); await sendNextLetters({ render: renderLetter, mailer, clock: () => new Date(Date.now() + 1000), limit: 1000 });
    const ms = performance.now() - t; process.stderr.write(`${sampleLetters[k]!.kind} ${n} in ${Math.round(ms)} ms = ${Math.round(n / ms * 1000)}/s\n`);
  }
  mailer.close(); await smtp.close();
});
