import { closeOtherSessions } from '../access/sessions.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { familyId } from './family.model.ts';

export interface SessionsClosing {
  campaign: number;
  matricule: Matricule;
  /** Id of the session that goes on. */
  keepSession: string;
}

/** A family closes its sessions on other devices (contract: fermerSessions): they are dead at their next request. @returns how many. */
export const closeFamilySessions = (act: Act, { campaign, matricule, keepSession }: SessionsClosing): Promise<number> =>
  inTransaction(async (session) => {
    const closed = await closeOtherSessions(familySubject(campaign, matricule), keepSession, session);
    if (closed > 0)
      await recordEvent(session, act, {
        kind: 'family.sessionsClosed',
        object: { type: 'family', id: familyId(campaign, matricule) },
        campaign,
        after: { closed },
      });
    return closed;
  });
