import { type Child, childId, Children } from '../family/family.model.ts';
import type { Sias } from '../shared/identifiers.ts';

/**
 * Children named by a family's operations who are in another family's file since (R-CAM-04): what is over stays where it was made, with
 * its name. One more question, and only to a family with such a child.
 */
export async function movedChildren(campaign: number, here: readonly Pick<Child, 'sias'>[], named: readonly Sias[]): Promise<Child[]> {
  const gone = [...new Set(named)].filter((sias) => !here.some((child) => child.sias === sias));
  return gone.length === 0 ? [] : Children.find({ _id: { $in: gone.map((sias) => childId(campaign, sias)) } }).lean<Child[]>();
}
