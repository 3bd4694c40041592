import { passwordMatches } from '../../access/credentials.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { plainText } from './convention-text.rules.ts';
import { type Convention, Conventions, type SignatureAsk } from './convention.model.ts';
import { conventionText, ownConvention } from './find-conventions.ts';
import { keepSigned } from './signed-records.ts';

const MOST_TRIES = 5;

export interface SigningWish {
  partnerId: string;
  conventionId: string;
  code: string;
}

/**
 * The partner signs (R-PAR-02): with the code it was mailed, what it read to the end, once.
 * @throws Refusal CODE_SIGNATURE_FAUX, CODE_SIGNATURE_PERIME (422), CONVENTION_DEJA_SIGNEE, CONVENTION_ALTEREE (409), INTROUVABLE (404).
 */
export async function signConvention(act: Act, { partnerId, conventionId, code }: SigningWish): Promise<void> {
  const tried = await countTried(act, partnerId, conventionId);
  if (!tried?.ask) throw await explain(partnerId, conventionId);
  if (!(await passwordMatches(code.replace(/\s/g, ''), tried.ask.hash)))
    throw refuse('CODE_SIGNATURE_FAUX', { left: MOST_TRIES - tried.ask.tries }, { field: 'code' });
  const { ask } = tried;
  await inTransaction((session) => sign(session, act, tried, ask));
}

/** Each try counts before it is looked at, whatever becomes of it: many at once have five together. */
const countTried = (act: Act, partnerId: string, conventionId: string): Promise<Convention | null> =>
  Conventions.findOneAndUpdate(
    { _id: conventionId, partnerId, state: 'draft', 'ask.expiresAt': { $gt: act.at }, 'ask.tries': { $lt: MOST_TRIES } },
    { $inc: { 'ask.tries': 1 } },
    { returnDocument: 'after' },
  ).lean<Convention>();

async function sign(session: Session, act: Act, convention: Convention, ask: SignatureAsk): Promise<void> {
  const { _id, partnerId, template, party, textSha256, pages } = convention;
  const moved = await Conventions.updateOne(
    { _id, partnerId, state: 'draft', 'ask.id': ask.id, textSha256, pagesRead: pages },
    { $set: { state: 'signed', signedAt: act.at, ask: null } },
    { session },
  );
  if (moved.modifiedCount !== 1) throw refuse('CONVENTION_DEJA_SIGNEE');
  const record = await keepSigned(session, act, 'partner', {
    convention: _id,
    partner: partnerId,
    template,
    party,
    text: plainText(conventionText(convention)),
    textSha256,
    signatory: ask.signatory,
    code: { mail: ask.mail, sentAt: ask.sentAt.toISOString(), enteredAt: act.at.toISOString() },
    signedAt: act.at.toISOString(),
    author: `${act.author.kind}:${act.author.id}`,
  });
  await recordEvent(session, act, {
    kind: 'convention.signed',
    object: { type: 'convention', id: _id },
    campaign: null,
    before: { state: 'draft' },
    after: { state: 'signed', partnerId, textSha256, record },
  });
}

async function explain(partnerId: string, conventionId: string): Promise<Refusal> {
  const { state } = await ownConvention(partnerId, conventionId);
  return state === 'draft' ? refuse('CODE_SIGNATURE_PERIME', {}, { field: 'code' }) : refuse('CONVENTION_DEJA_SIGNEE');
}
