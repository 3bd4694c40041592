/** Letters of a mailing that were written, then waited: what changed of their families meanwhile is seen before they leave (issue 7, bad input). */
import { Families, familyId } from '#core/family/family.model.ts';
import { changeFamilyMail } from '#core/family/change-family-mail.ts';
import { createMailer, type Mailer } from '#core/mail/mail-transport.ts';
import { FlaggedAddresses } from '#core/mail/failures/flagged-address.model.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import { inTransaction } from '#core/shared/database.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { aConfirmedMailing, writeAll } from '../../factories/mailings.ts';
import { aFamily, aScheme, at, bySystem, MAIL, MATRICULE, YEAR } from '../../factories/scheme.ts';
import { type ScriptedSmtp, scriptedSmtp } from '../../factories/scripted-smtp.ts';

useDatabase();
let smtp: ScriptedSmtp;
let mailer: Mailer;
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  await Outbox.deleteMany({});
  smtp = await scriptedSmtp();
  mailer = createMailer(smtp.url, 'TLJ <tlj@caf.example>');
});
afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const NEW = 'nadia.m@ailleurs.example';
const send = () =>
  sendNextLetters({
    render: renderLetter,
    mailer,
    clock: () => new Date(Date.now() + 30_000),
    limit: 100,
    returnTo: 'retours@caf.example',
  });
const letterOf = async (matricule: string) =>
  (await Outbox.findOne({ about: matricule, mailing: { $type: 'string' } }).lean<OutboxLetter>())!;
const change = (matricule: string, set: object) => Families.updateOne({ _id: familyId(YEAR, matricule) }, { $set: set });

test('R-MAIL-02, R-FAM-06: une adresse changée pendant l’attente : la lettre part à la nouvelle, jamais à l’ancienne', async () => {
  await aConfirmedMailing();
  await writeAll();
  const before = await letterOf(MATRICULE);
  const wanted = { campaign: YEAR, matricule: MATRICULE, mail: NEW, seen: { version: 0, mail: MAIL } };
  await changeFamilyMail(bySystem(), wanted);
  await send();
  expect(smtp.given.filter((mail) => /^List-Unsubscribe:/im.test(mail))).toHaveLength(1);
  const letter = await letterOf(MATRICULE);
  expect(letter).toMatchObject({ state: 'sent', to: NEW, domain: 'ailleurs.example' });
  // Its returns are the new address's: a late one of the former stops nothing.
  expect(letter.trace).not.toBe(before.trace);
  expect(smtp.senders.join()).toContain(letter.trace);
  const [campaign] = smtp.given.filter((mail) => /^List-Unsubscribe:/im.test(mail));
  expect(campaign).toMatch(new RegExp(`^To: ${NEW}`, 'im'));
  // Told that it serves no more, and nothing else.
  expect(smtp.recipients.filter((each) => each.includes(MAIL))).toHaveLength(1);
});

test('R-FAM-07, R-MAIL-02: une famille suspendue ou sans adresse pendant l’attente ne reçoit pas la lettre de campagne', async () => {
  for (const each of ['0500001', '0500002', '0500003']) await aFamily({ matricule: each, mail: `f${each}@exemple.fr` });
  await aConfirmedMailing();
  await writeAll();
  await change('0500001', { suspended: { reason: 'x', at: at(), agent: 'P0001911' } });
  await change('0500002', { mail: null });
  await change('0500003', { mail: 'morte@exemple.fr' });
  await FlaggedAddresses.collection.insertOne({ _id: 'morte@exemple.fr', at: at() } as never);
  await send();
  expect(smtp.recipients.join()).toContain(MAIL);
  expect(smtp.given).toHaveLength(1);
  for (const [matricule, why] of [
    ['0500001', 'suspendue'],
    ['0500002', 'plus d’adresse'],
    ['0500003', 'ne fonctionne pas'],
  ] as const)
    expect(await letterOf(matricule)).toMatchObject({ state: 'withheld', failure: expect.stringContaining(why) as string });
});

test('R-FAM-07: ce que la famille suspendue attend encore (un lien, une réponse) lui parvient', async () => {
  await change(MATRICULE, { suspended: { reason: 'x', at: at(), agent: 'P0001911' } });
  const letter = sampleLetters.find(({ kind }) => kind === 'depense-refused')!;
  const posting = { id: 'un', letter, to: MAIL, about: MATRICULE, campaign: YEAR };
  await inTransaction((session) => postLetter(session, bySystem(), posting));
  await send();
  expect(smtp.given).toHaveLength(1);
});
