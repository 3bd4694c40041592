/** When a message may leave. Pure. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { endInstant, refuseUnlessOpen } from '../../campaign/campaign.rules.ts';
import { addDays, type CivilDay, formatDay, startOfDay } from '../../shared/days.ts';
import { refuse } from '../../shared/refusals.ts';
import type { MessageKind } from '../messages/message-kinds.ts';

const LAST_WEEKS_DAYS = 28;

/** First day of the reminder of what is left: four weeks before the end (R-MAIL-02). */
export const balanceDay = ({ end }: Pick<Campaign, 'end'>): CivilDay => addDays(end, -LAST_WEEKS_DAYS);

/** Payments are announced after the end too: they go on. @throws Refusal CAMPAGNE_PAS_OUVERTE, CAMPAGNE_FERMEE (409). */
export function refuseUnlessMailable(campaign: Campaign, message: MessageKind, at: Date): void {
  if (message === 'payment' && campaign.state === 'closed') return;
  refuseUnlessOpen(campaign, at);
}

/**
 * @param sendAt business instant; null: now.
 * @returns it. @throws Refusal ENVOI_PASSE, ENVOI_APRES_FIN, ENVOI_TROP_TOT (422), field `quand`.
 */
export function sendingInstant(campaign: Campaign, message: MessageKind, sendAt: Date | null, at: Date): Date {
  const beside = { field: sendAt === null ? 'moment' : 'quand' };
  const from = sendAt ?? at;
  if (from < at) throw refuse('ENVOI_PASSE', {}, beside);
  if (message !== 'payment' && from >= endInstant(campaign)) throw refuse('ENVOI_APRES_FIN', { day: formatDay(campaign.end) }, beside);
  const first = balanceDay(campaign);
  if (message === 'balance' && from < startOfDay(first)) throw refuse('ENVOI_TROP_TOT', { day: formatDay(first) }, beside);
  return from;
}
