import { countTry } from '../../access/throttle.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, type Session } from '../../shared/database.ts';
import { newId, readMail } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { type SignupFile, SignupFiles } from './signup.model.ts';
import { newSignupKey } from './signup-key.ts';

const UNDECIDED = ['draft', 'submitted', 'complement'] as const;

/** A new file, reached by the link mailed (R-PAR-01). One mail may have several. @throws Refusal MAIL_INVALIDE (422), TROP_D_ESSAIS (429). */
export async function startSignup(act: Act, typedMail: string): Promise<void> {
  const mail = await admittedMail(act, typedMail);
  const { link, ...key } = newSignupKey(act.at);
  await inTransaction(async (session) => {
    const file = emptyFile(act, mail, key);
    await insert(SignupFiles, file, session);
    await announce(session, act, file, link);
  });
}

/** New links to the undecided files of a mail, those the Caf has included: their state is read there. The same answer when it has none. @throws Refusal MAIL_INVALIDE (422), TROP_D_ESSAIS (429). */
export async function resumeSignup(act: Act, typedMail: string): Promise<void> {
  const mail = await admittedMail(act, typedMail);
  const files = await SignupFiles.find({ mail, state: { $in: UNDECIDED } }).lean<SignupFile[]>();
  await inTransaction(async (session) => {
    for (const file of files) {
      const { link, ...key } = newSignupKey(act.at);
      await SignupFiles.updateOne({ _id: file._id }, { $set: key }, { session });
      await announce(session, act, file, link);
    }
  });
}

async function admittedMail(act: Act, typed: string): Promise<string> {
  const mail = readMail(typed);
  if (!mail) throw refuse('MAIL_INVALIDE', {}, { field: 'mail' });
  await countTry(act.at, `partner-signup:${mail}`, { max: 5, minutes: 60 });
  return mail;
}

async function announce(session: Session, act: Act, { _id: id, mail, identity }: SignupFile, link: string): Promise<void> {
  await recordEvent(session, act, { kind: 'partner.signupLinkSent', object: { type: 'partnerSignup', id }, campaign: null });
  await postLetter(session, act, {
    id: `partner-signup:${newId()}`,
    letter: { kind: 'partner-signup', data: { name: identity?.name ?? '', link } },
    to: mail,
    about: id,
    campaign: null,
  });
}

const emptyFile = ({ at }: Act, mail: string, key: Pick<SignupFile, 'keyHash' | 'keyUntil'>): SignupFile => ({
  _id: newId(),
  mail,
  ...key,
  state: 'draft',
  version: 0,
  identity: null,
  address: null,
  activities: [],
  description: '',
  contact: null,
  iban: null,
  documents: [],
  charter: null,
  history: [],
  partnerId: null,
  modifiedAt: at,
  submittedAt: null,
});
