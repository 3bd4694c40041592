import type { Act } from '../../shared/author.ts';
import { inTransaction, isDuplicate } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { refuse } from '../../shared/refusals.ts';
import { ownRib } from '../rib/own-rib.ts';
import { sealIban } from '../rib/seal-iban.ts';
import { keepRequest } from './ask-change.ts';

export interface RibWish {
  partnerId: string;
  userId: string;
  iban: string;
  reason: string;
}

/**
 * A partner asks for another bank account: nothing changes before an agent holds it and a second one confirms it (R-PAR-03, R-PAR-06).
 * @throws Refusal IBAN_INVALIDE, MOTIF_MANQUANT (422), DEMANDE_EN_ATTENTE (409): an agent already holds one.
 */
export async function askRibChange(act: Act, { partnerId, userId, iban: typed, reason: why }: RibWish): Promise<void> {
  const iban = await sealIban(typed);
  const reason = readReason(why);
  if ((await ownRib(partnerId)).pending !== null) throw refuse('DEMANDE_EN_ATTENTE');
  const request = { _id: newId(), partnerId, userId, field: 'rib', wanted: iban.masked, iban, reason } as const;
  try {
    await inTransaction((session) => keepRequest(session, act, { ...request, state: 'waiting', askedAt: act.at, answer: null }));
  } catch (error) {
    throw isDuplicate(error) ? refuse('DEMANDE_EN_ATTENTE') : error;
  }
}
