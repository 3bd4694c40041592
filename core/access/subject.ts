/** Who a credential, a token or a session belongs to: one string, unique over the installation. */
import type { AgentCode, Matricule } from '../shared/identifiers.ts';

export const familySubject = (year: number, matricule: Matricule): string => `family:${year}:${matricule}`;
/** One person, one mail, one password, whatever the number of partners it acts for (R-PAR-09). @param mail in lower case */
export const partnerSubject = (mail: string): string => `partner:${mail}`;
export const agentSubject = (code: AgentCode): string => `agent:${code}`;
