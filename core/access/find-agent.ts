import type { AgentCode } from '../shared/identifiers.ts';
import { type Agent, Agents } from './access.model.ts';

/** @returns the agent of a code, active or not, or null. */
export const findAgent = (code: AgentCode): Promise<Agent | null> => Agents.findById(code).lean<Agent>();
