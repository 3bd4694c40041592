/** The agents' queue: dépenses to decide, oldest first, whatever campaign they are of. */
import { type Depense, Depenses } from './depense.model.ts';

const ORDER = { submittedAt: 1, _id: 1 } as const;
const TO_DECIDE = { state: 'submitted' } as const;

/** How many wait for an agent. */
export const countToDecide = (): Promise<number> => Depenses.countDocuments(TO_DECIDE);

/** The one that waits longest; after another, the next; back to the first past the last. Null when no other waits. */
export async function nextToDecide(after?: Pick<Depense, '_id' | 'submittedAt'>): Promise<string | null> {
  const behind = after && {
    $or: [{ submittedAt: { $gt: after.submittedAt } }, { submittedAt: after.submittedAt, _id: { $gt: after._id } }],
  };
  const next =
    behind &&
    (await Depenses.findOne({ ...TO_DECIDE, ...behind }, { _id: 1 })
      .sort(ORDER)
      .lean<{ _id: string }>());
  if (next) return next._id;
  const first = await Depenses.findOne({ ...TO_DECIDE, ...(after ? { _id: { $ne: after._id } } : {}) }, { _id: 1 })
    .sort(ORDER)
    .lean<{ _id: string }>();
  return first?._id ?? null;
}
