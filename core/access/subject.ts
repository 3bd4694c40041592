/** Who a credential, a token or a session belongs to: one string, unique over the installation. */
import type { AgentCode, Matricule } from '../shared/identifiers.ts';

export const familySubject = (year: number, matricule: Matricule): string => `family:${year}:${matricule}`;
export const partnerSubject = (userId: string): string => `partner:${userId}`;
export const agentSubject = (code: AgentCode): string => `agent:${code}`;
