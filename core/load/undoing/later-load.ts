import type { Session } from '../../shared/database.ts';
import { type Load, Loads } from '../load.model.ts';

/** The latest load of the campaign that wrote after this one and stands: it is undone first. */
export const findLaterLoad = ({ campaign, turn }: Load, session: Session | null = null): Promise<Load | null> =>
  Loads.findOne({ campaign, turn: { $gt: turn }, state: { $ne: 'undone' } })
    .sort({ turn: -1 })
    .session(session)
    .lean<Load>();
