import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { explainVersion } from './explain-change.ts';
import { findPartner } from './find-partner.ts';
import { checkFacts, type TypedFacts } from './new-partner.rules.ts';
import type { FieldChange } from './partner-change.model.ts';
import { writeFacts } from './write-facts.ts';
import { refuse } from '../shared/refusals.ts';

/**
 * An agent changes a partner (R-PAR-06): every field save number and rank. `seen`: the `modifiedAt` of the record it had before its eyes.
 * @returns what changed. @throws FormRefusal (422), Refusal MODIFIE_ENTRE_TEMPS, PARTENAIRE_ETAT, MAIL_DU_PARTENAIRE (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function changePartner(act: Act, partnerId: string, seen: Date, typed: TypedFacts): Promise<FieldChange[]> {
  await requireRight(act, 'partners.edit');
  const facts = checkFacts(typed);
  const before = await findPartner(partnerId);
  if (!before) throw refuse('INTROUVABLE');
  const changes =
    before.modifiedAt.getTime() === seen.getTime() ? await inTransaction((session) => writeFacts(session, act, before, facts)) : null;
  if (!changes) throw await explainVersion(partnerId, seen);
  return changes;
}
