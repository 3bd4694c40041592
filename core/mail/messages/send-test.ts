import { findAgent } from '../../access/find-agent.ts';
import { requireRight } from '../../access/require-right.ts';
import { countTry } from '../../access/throttle.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { typo } from '../../shared/french.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import type { MessageKind } from './message-kinds.ts';
import { sampleMessage } from './sample-message.ts';
import { type MessageTexts, readTexts } from './texts.rules.ts';

/**
 * Mails a message to the agent itself, as the sample family would get it: saved or not (R-MAIL-01).
 * @throws FormRefusal (422), Refusal TROP_D_ESSAIS (429), DROIT_MANQUANT (403).
 */
export async function sendTest(act: Act, test: { kind: MessageKind; texts: Record<keyof MessageTexts, string> }): Promise<{ to: string }> {
  await requireRight(act, 'mails');
  const texts = readTexts(test.kind, test.texts);
  const agent = await findAgent(act.author.id);
  if (!agent) throw refuse('DROIT_MANQUANT');
  await countTry(act.at, `mail-test:${act.author.id}`, { max: 20, minutes: 60 });
  const letter = await sampleMessage(test.kind, { ...texts, subject: `${typo('Essai :')} ${texts.subject}` }, act.at);
  await inTransaction(async (session) => {
    await postLetter(session, act, { id: `mail-test:${newId()}`, letter, to: agent.mail, about: act.author.id, campaign: null });
    await recordEvent(session, act, {
      kind: 'mail.testSent',
      object: { type: 'message', id: test.kind },
      campaign: null,
    });
  });
  return { to: agent.mail };
}
