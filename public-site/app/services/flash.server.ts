/**
 * A word to say on the next page, kept in the session between a post and the page it leads to. A family has tabs, and an impatient finger:
 * requests of one session cross, so each writes the word only (decision 0348).
 */
import { leaveSessionWord, type SessionWord, takeSessionWord } from '#core/access/sessions.ts';
import { newId } from '#core/shared/identifiers.ts';
import type { Visit } from './session-cookie.server.ts';

/** Keeps a sentence for the next page that shows one. */
export const leaveWord = ({ id }: Pick<Visit, 'id'>, text: string): Promise<void> => leaveSessionWord(id, { id: newId(), text });

/** Takes the sentence that was left when the request came in, once. */
export async function takeWord({ id, data }: Pick<Visit, 'id' | 'data'>): Promise<string | null> {
  const word = data.word as SessionWord | undefined;
  return word && (await takeSessionWord(id, word)) ? word.text : null;
}
