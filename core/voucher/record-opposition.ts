import { requireRight } from '../access/require-right.ts';
import { familyId, type Opposition, Oppositions } from '../family/family.model.ts';
import { holdFamily } from '../family/hold-family.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { readReason } from '../shared/reason.rules.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { noteOpposition, stopUse } from './withdraw-consent.ts';

/**
 * An agent records a family's opposition, asked for by letter or at the desk (R-FAM-05): the same effects as the family's own.
 * @returns how many QR codes were deleted.
 * @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE, CONFIRMATION_MANQUANTE (422), INTROUVABLE (404), DEJA_FAIT, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403).
 */
export async function recordOpposition(
  act: Act,
  wanted: { campaign: number; matricule: Matricule; reason: string; confirme: string },
): Promise<{ deleted: number }> {
  await requireRight(act, 'families.suspend');
  const reason = readReason(wanted.reason);
  if (wanted.confirme !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const id = familyId(wanted.campaign, wanted.matricule);
  return inTransaction(async (session) => {
    await holdFamily(session, id);
    if (!(await noteOpposition(session, act, wanted.matricule))) throw await alreadyOpposed(session, wanted.matricule);
    return { deleted: await stopUse(session, act, { ...wanted, reason }) };
  });
}

/** By whom and when: the family itself, another agent, perhaps in an earlier campaign. */
async function alreadyOpposed(session: Session, matricule: Matricule): Promise<Refusal> {
  const noted = (await Oppositions.findById(matricule).session(session).lean<Opposition>())!;
  return refuse('DEJA_FAIT', {
    done: 'opposition notée',
    who: noted.author.kind === 'family' ? 'la famille' : noted.author.id,
    when: formatInstant(noted.at),
  });
}
