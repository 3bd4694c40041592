/** At most one reminder of a kind to a family in a chosen number of days, of those it had (R-MAIL-02). */
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { countAudience } from '#core/mail/audiences/count-audience.ts';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aConfirmedMailing, aDraft, mailing, writeAll } from '../../factories/mailings.ts';
import { aScheme, at, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
});

const letters = (): Promise<OutboxLetter[]> => Outbox.find({ mailing: { $type: 'string' } }).lean<OutboxLetter[]>();
const count = async (id: string, instant?: string) => countAudience(await findCampaign(YEAR), await mailing(id), at(instant));

test('R-MAIL-02: la même relance attend le nombre de jours choisi, une lettre refusée ne compte pas', async () => {
  await aConfirmedMailing('inactive', { base: 'inactive' }, '30');
  await writeAll();
  const tenDaysLater = '2026-12-03T09:00:00Z';
  expect(await count(await aDraft('inactive', { base: 'inactive' }, '30'), tenDaysLater)).toMatchObject({
    reached: 0,
    excluded: { already: 1 },
  });
  expect((await count(await aDraft('inactive', { base: 'inactive' }, '7'), tenDaysLater)).reached).toBe(1);
  expect((await count(await aDraft('information', { base: 'inactive' }, '30'), tenDaysLater)).reached).toBe(1);
  await Outbox.updateMany({}, { $set: { state: 'failed' } });
  expect((await count(await aDraft('inactive', { base: 'inactive' }, '30'), tenDaysLater)).reached).toBe(1);
});

test('R-MAIL-02: une lettre revenue pour de bon n’a pas été reçue : la relance repart à la nouvelle adresse ; renvoyée, elle compte', async () => {
  await aConfirmedMailing('inactive', { base: 'inactive' });
  await writeAll();
  const [letter] = await letters();
  await Outbox.updateOne({ _id: letter!._id }, { $set: { state: 'sent' } });
  const again = async (): Promise<number> => (await count(await aDraft('inactive', { base: 'inactive' }))).reached;
  expect(await again()).toBe(0);
  const failure = { _id: letter!.trace, permanent: false, closed: null, reason: 'full', address: letter!.to };
  await MailFailures.collection.insertOne(failure as never);
  expect(await again()).toBe(0);
  await MailFailures.collection.updateOne({ _id: letter!.trace as never }, { $set: { permanent: true } });
  expect(await again()).toBe(1);
  await MailFailures.collection.updateOne({ _id: letter!.trace as never }, { $set: { closed: { how: 'resent' } } });
  expect(await again()).toBe(0);
});
