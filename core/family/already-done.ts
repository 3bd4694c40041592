import { lastEvent } from '../audit/last-event.ts';
import { formatInstant } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';

/** What a change leaves in the journal, in the words of who comes second. */
const DONE = {
  'family.suspended': 'famille suspendue',
  'family.resumed': 'suspension levée',
  'family.oppositionLifted': 'opposition levée',
} as const;

/** The refusal of a change that somebody else has just made, who and when; or that there was nothing to change. */
export async function alreadyDone(familyId: string, kind: keyof typeof DONE): Promise<Refusal> {
  const event = await lastEvent({ type: 'family', id: familyId }, kind);
  if (!event) return refuse('RIEN_A_LEVER');
  return refuse('DEJA_FAIT', { done: DONE[kind], who: event.author.id, when: formatInstant(event.at) });
}
