import type { Session } from '../shared/database.ts';
import { type Load, Loads } from './load.model.ts';

/** The place of the load that begins to write: one at most does at a time, and a unique index holds that no two have the same. */
export async function nextTurn(campaign: number, session: Session | null = null): Promise<number> {
  const last = await Loads.findOne({ campaign, turn: { $type: 'int' } }, { turn: 1 })
    .sort({ turn: -1 })
    .session(session)
    .lean<Pick<Load, 'turn'>>();
  return (last?.turn ?? 0) + 1;
}
