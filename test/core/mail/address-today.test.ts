/** Letters to clubs and agents that did not arrive: sent again to the address of today, settled once it changed (R-MAIL-03). */
import { Agents } from '#core/access/access.model.ts';
import { closeChanged } from '#core/mail/failures/close-changed.ts';
import { listFailures } from '#core/mail/failures/find-failures.ts';
import { recordFailure } from '#core/mail/failures/record-failure.ts';
import { resendLetter } from '#core/mail/failures/resend-letter.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { inTransaction } from '#core/shared/database.ts';
import type { LetterKind } from '#core/shared/letters.ts';
import { traceOf } from '#core/shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { anAgent } from '../../backoffice/desk.ts';
import { aClubUser } from '../../factories/club.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { aScheme, bySystem, type Scheme } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await Outbox.deleteMany({});
});

const NEW = 'bureau@club.example';
const OLD = '0314583@club.example';

/** A letter that came back: to a club at OLD unless said otherwise. */
async function returned(
  kind: LetterKind,
  { about = scheme.judo, to = OLD } = {},
): Promise<{ trace: string; fence: number; lift: boolean }> {
  const letter = sampleLetters.find((each) => each.kind === kind)!;
  await inTransaction((session) => postLetter(session, bySystem(), { id: kind, letter, to, about, campaign: null }));
  const lost = (await Outbox.findByIdAndUpdate(kind, { $set: { state: 'sent' } }).lean<OutboxLetter>())!;
  const refusing = { origin: 'returned', permanent: true, status: '5.2.2', words: '552 full' } as const;
  await inTransaction((session) => recordFailure(session, bySystem(), lost, refusing));
  return { trace: traceOf(kind), fence: 0, lift: false };
}
const moveClub = async (): Promise<void> => {
  await Partners.updateOne({ _id: scheme.judo }, { $set: { mail: NEW } });
  await PartnerUsers.updateOne({ partnerId: scheme.judo, mail: OLD }, { $set: { mail: NEW } });
};
const letterNow = async (kind: LetterKind) => (await Outbox.findById(kind).lean<OutboxLetter>())!;
const movedTo = async () => (await listFailures({ closed: false }, 0)).failures.map((failure) => failure.movedTo);

test('R-MAIL-03: une lettre à un club se renvoie à son adresse d’aujourd’hui, et dit celle-ci', async () => {
  const again = await returned('partner-welcome');
  expect(await movedTo()).toEqual([null]);
  await moveClub();
  expect(await movedTo()).toEqual([NEW]);
  await resendLetter(bySystem(), again);
  expect(await letterNow('partner-welcome')).toMatchObject({ state: 'pending', to: NEW, letter: { data: { mail: NEW } } });
});

test('R-MAIL-03: « L’adresse a changé » reste pour l’adresse qu’elle prévient, l’invitation pour la personne invitée', async () => {
  const again = await returned('partner-mail-changed');
  await moveClub();
  expect(await movedTo()).toEqual([null]);
  await resendLetter(bySystem(), again);
  expect(await letterNow('partner-mail-changed')).toMatchObject({ state: 'pending', to: OLD });
});

test('R-MAIL-03: un essai à un agent se renvoie à son adresse d’aujourd’hui', async () => {
  const agent = await anAgent(['mails']);
  const again = await returned('family-message', { about: agent.code, to: agent.mail });
  await Agents.updateOne({ _id: agent.code }, { $set: { mail: 'karim@caf.example' } });
  await resendLetter(bySystem(), again);
  expect(await letterNow('family-message')).toMatchObject({ to: 'karim@caf.example', domain: 'caf.example' });
});

test('R-MAIL-03: l’adresse changée d’un club ou d’un agent règle l’échec ; celle d’un employé, qui n’a pas changé, non', async () => {
  const agent = await anAgent(['mails']);
  const employee = 'sarah@exemple.fr';
  await aClubUser({ partnerId: scheme.judo, mail: employee });
  await returned('convention-renewal');
  await returned('agent-password', { about: agent.code, to: agent.mail });
  await returned('partner-invitation', { to: employee });
  expect(await closeChanged(bySystem())).toBe(0);
  await moveClub();
  await Agents.updateOne({ _id: agent.code }, { $set: { mail: 'karim@caf.example' } });
  expect(await closeChanged(bySystem())).toBe(2);
  const { failures } = await listFailures({ closed: false }, 0);
  expect(failures.map(({ address }) => address)).toEqual([employee]);
});
