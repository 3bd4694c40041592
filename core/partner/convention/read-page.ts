import { refuse } from '../../shared/refusals.ts';
import { Conventions } from './convention.model.ts';
import { ownConvention } from './find-conventions.ts';

/**
 * Marks a page as read, in order: nobody signs before the last one (R-PAR-02). A page read again changes nothing.
 * @param page from 1. @throws Refusal CONVENTION_A_LIRE (409): an earlier page was skipped; INTROUVABLE (404).
 */
export async function readConventionPage(place: { partnerId: string; conventionId: string; page: number }): Promise<void> {
  const { partnerId, conventionId, page } = place;
  const moved = await Conventions.updateOne(
    { _id: conventionId, partnerId, state: 'draft', pagesRead: page - 1, pages: { $gte: page } },
    { $set: { pagesRead: page } },
  );
  if (moved.matchedCount === 1) return;
  const { pagesRead } = await ownConvention(partnerId, conventionId);
  if (page > pagesRead) throw refuse('CONVENTION_A_LIRE');
}
