import { guardWritable } from '../campaign/guard-writable.ts';
import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { Families, type Family } from './family.model.ts';

/**
 * A write on the family itself: two transactions that change whether it may act (suspension, opposition, mail) exclude each other,
 * even where the second would leave every other document as it found it.
 * @returns the family as it was. @throws Refusal INTROUVABLE (404), CAMPAGNE_LECTURE_SEULE (409), TROP_OCCUPE (503: its load is being undone).
 */
export async function holdFamily(session: Session, id: string): Promise<Family> {
  const family = await Families.findOneAndUpdate({ _id: id, undoing: null }, { $inc: { version: 1 } }, { session }).lean<Family>();
  if (!family) throw (await Families.exists({ _id: id })) ? refuse('TROP_OCCUPE', {}, { retryAfter: 10 }) : refuse('INTROUVABLE');
  await guardWritable(session, family.campaign);
  return family;
}
