import type { Session } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { FIRST_TEXTS } from './first-texts.ts';
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.ts';
import { type MessageVersion, MessageVersions } from './message.model.ts';

/** A message as it stands; `at` and `agent` are null for the text it comes with. */
export type Message = Pick<MessageVersion, 'kind' | 'version' | 'texts'> & { at: Date | null; agent: string | null };

/** @throws Refusal MESSAGE_INCONNU (404). */
export function readKind(text: string): MessageKind {
  const kind = MESSAGE_KINDS.find((each) => each === text);
  if (!kind) throw refuse('MESSAGE_INCONNU');
  return kind;
}

const first = (kind: MessageKind): Message => ({ kind, version: 0, texts: FIRST_TEXTS[kind], at: null, agent: null });

/** The latest version of a message. */
export async function findMessage(kind: MessageKind, session?: Session): Promise<Message> {
  const found = await MessageVersions.findOne({ kind })
    .sort({ version: -1 })
    .session(session ?? null)
    .lean<MessageVersion>();
  return found ?? first(kind);
}

const SHOWN = 50;

/** The versions of a message, the latest first, down to the text it came with. */
export async function listVersions(kind: MessageKind): Promise<Message[]> {
  const found = await MessageVersions.find({ kind }).sort({ version: -1 }).limit(SHOWN).lean<MessageVersion[]>();
  return [...found, first(kind)];
}
