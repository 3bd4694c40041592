import { createHash } from 'node:crypto';
import { readMail } from '../../shared/identifiers.ts';
import type { Letter, RenderedLetter } from '../../shared/letters.ts';
import { logFault } from '../../shared/log.ts';
import type { OutboxLetter } from '../../shared/outbox.model.ts';
import { type MailFault, NO_ADDRESS, type Outcome, outcomeOf } from '../delivery.rules.ts';
import { returnAddress } from '../failures/return-address.rules.ts';
import type { Mailer, OutgoingMail, WrittenMail } from '../mail-transport.ts';
import { mailLinks } from '../opposition/mail-links.ts';

type Refusal = Extract<Outcome, { state: 'failed' }>;

export interface Attempting {
  render: (letter: Letter) => RenderedLetter;
  mailer: Mailer;
  /** Real time. */
  clock: () => Date;
  /** Written just before the final dot; throws when the letter is no longer ours. */
  handing: (letter: OutboxLetter) => Promise<void>;
  returnTo: string | undefined;
  returnKey: Buffer;
}

/** Writes one letter out. @returns an outcome instead, for one that cannot be written or has no address. Never throws. */
export async function writeLetter(letter: OutboxLetter, attempting: Attempting): Promise<WrittenMail | Refusal> {
  // The mail library would read several addresses, or a header, in what is not exactly one.
  if (readMail(letter.to) === null)
    return { state: 'failed', failure: 'Cette adresse mail ne peut pas exister.', refused: { permanent: true, code: NO_ADDRESS } };
  try {
    return await attempting.mailer.write(await mailOf(letter, attempting));
  } catch (error) {
    return {
      state: 'failed',
      failure: `Le texte n’a pas pu être écrit, incident ${logFault(error, 'letter')}.`,
      refused: { permanent: true },
    };
  }
}

/** Gives one letter to the server. Never throws for what a server answers. */
export async function handLetter(letter: OutboxLetter, mail: WrittenMail, { mailer, handing, clock }: Attempting): Promise<Outcome> {
  let handed = false;
  try {
    await mailer.send(mail, async () => {
      await handing(letter);
      handed = true;
    });
    return { state: 'sent' };
  } catch (error) {
    return outcomeOf(error as MailFault, { attempts: letter.attempts, before: letter.failure, handed, at: clock() });
  }
}

async function mailOf(letter: OutboxLetter, { render, mailer, returnTo, returnKey }: Attempting): Promise<OutgoingMail> {
  return {
    ...render(letter.letter),
    to: letter.to,
    messageId: messageIdOf(letter._id, mailer.domain),
    ...(returnTo ? { returnTo: returnAddress(returnTo, letter.trace, returnKey) } : {}),
    ...(letter.mailing ? { oneClick: (await mailLinks(letter.about)).oneClick } : {}),
  };
}

/** Hashed: mail servers log Message-IDs, and an id may hold a QR code's. */
const messageIdOf = (id: string, domain: string): string => `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}`;
