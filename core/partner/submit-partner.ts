import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { insertPartner } from './new-partner.ts';
import { checkFacts, type TypedFacts } from './new-partner.rules.ts';
import { recordChange } from './record-change.ts';

/**
 * A partner entered without Tiersi number (R-PAR-03): state I, unseen by families, no account before its validation.
 * @throws FormRefusal (422), Refusal DROIT_MANQUANT (403).
 */
export async function submitPartner(act: Act, typed: TypedFacts): Promise<{ id: string; identifiant: string }> {
  await requireRight(act, 'partners.edit');
  const checked = checkFacts(typed);
  const partner = await insertPartner(act, { ...checked, etat: 'I', tiersi: null, rang: null }, (session, made) =>
    recordChange(session, act, made, { kind: 'created', after: { identifiant: made.identifiant } }),
  );
  return { id: partner._id, identifiant: partner.identifiant };
}
