/** A word to say on the next page, kept in the session between a post and the page it leads to. */
import { setSessionData } from '#core/access/sessions.ts';
import type { Visit } from './session-cookie.server.ts';

/** Keeps a sentence for the next page that shows one. */
export async function leaveWord(visit: Visit, word: string): Promise<void> {
  await setSessionData(visit.id, { ...visit.data, word });
}

/** Takes the sentence that was left, once. */
export async function takeWord(visit: Visit): Promise<string | null> {
  const { word, ...rest } = visit.data;
  if (typeof word !== 'string') return null;
  await setSessionData(visit.id, rest);
  return word;
}
