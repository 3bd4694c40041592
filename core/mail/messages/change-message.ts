import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { findMessage } from './find-message.ts';
import type { MessageKind } from './message-kinds.ts';
import { MessageVersions } from './message.model.ts';
import { type MessageTexts, readTexts, TEXT_LIMITS } from './texts.rules.ts';

/**
 * Saves a new version of a message (R-MAIL-01). What was confirmed before keeps its own texts.
 * @param change.seen the version the agent had before its eyes. @returns the new one, or `seen` when nothing changed.
 * @throws FormRefusal (422), Refusal MODIFIE_ENTRE_TEMPS (409), DROIT_MANQUANT (403).
 */
export async function changeMessage(
  act: Act,
  change: { kind: MessageKind; seen: number; texts: Record<keyof MessageTexts, string> },
): Promise<{ version: number }> {
  await requireRight(act, 'mails');
  const { kind, seen } = change;
  const texts = readTexts(kind, change.texts);
  const before = await findMessage(kind);
  if (before.version !== seen) throw await changedMeanwhile(kind, change.texts);
  const changed = changedTexts(before.texts, texts);
  if (changed.length === 0) return { version: seen };
  try {
    await inTransaction(async (session) => {
      const version = seen + 1;
      await insert(MessageVersions, { _id: `${kind}:${version}`, kind, version, texts, at: act.at, agent: act.author.id }, session);
      await recordEvent(session, act, {
        kind: 'mail.messageChanged',
        object: { type: 'message', id: kind },
        campaign: null,
        before: { version: seen },
        after: { version, changed: changed.map((name) => TEXT_LIMITS[name].label).join(', ') },
      });
    });
  } catch (error) {
    throw isDuplicate(error) ? await changedMeanwhile(kind, change.texts) : error;
  }
  return { version: seen + 1 };
}

const changedTexts = (a: MessageTexts, b: MessageTexts): (keyof MessageTexts)[] =>
  (Object.keys(TEXT_LIMITS) as (keyof MessageTexts)[]).filter((name) => a[name] !== b[name]);

async function changedMeanwhile(kind: MessageKind, typed: MessageTexts): Promise<Refusal> {
  const now = await findMessage(kind);
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: now.agent ?? 'un autre agent',
    when: now.at ? formatInstant(now.at) : 'à l’instant',
    what: changedTexts(now.texts, typed)
      .map((name) => TEXT_LIMITS[name].label.toLowerCase())
      .join(', '),
  });
}
