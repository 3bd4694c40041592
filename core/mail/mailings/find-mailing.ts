import type { Session } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { type Mailing, Mailings, type MailingState } from '../mailing.model.ts';

/** @throws Refusal ENVOI_INCONNU (404). */
export async function findMailing(id: string, session?: Session): Promise<Mailing> {
  const found = await Mailings.findById(id)
    .session(session ?? null)
    .lean<Mailing>();
  if (!found) throw refuse('ENVOI_INCONNU');
  return found;
}

const STATE_WORDS: Record<MailingState, string> = {
  draft: 'un brouillon',
  scheduled: 'programmé',
  preparing: 'en préparation',
  sending: 'en cours',
  paused: 'en pause',
  stopped: 'arrêté',
  done: 'terminé',
};

/** Somebody moved the mailing since the agent's page was read, or a second click came. */
export function moved(now: Mailing): Refusal {
  return refuse('ENVOI_ETAT', { state: STATE_WORDS[now.state], who: now.changedBy, when: formatInstant(now.changedAt) });
}

export const MAILINGS_A_PAGE = 25;

/** The latest first. @param page from 0. */
export async function listMailings(campaign: number, page: number): Promise<{ mailings: Mailing[]; total: number }> {
  const [mailings, total] = await Promise.all([
    Mailings.find({ campaign })
      .sort({ createdAt: -1 })
      .skip(page * MAILINGS_A_PAGE)
      .limit(MAILINGS_A_PAGE)
      .lean<Mailing[]>(),
    Mailings.countDocuments({ campaign }),
  ]);
  return { mailings, total };
}
