import type { AgentCode } from '../shared/identifiers.ts';
import { agentSubject } from './subject.ts';
import { type Totp, Totps } from './totp.model.ts';

/** Where an agent is with its second factor. `pending`: the secret to prove, for the enrolment page alone. */
export interface TotpStanding {
  enabled: boolean;
  pending: string | null;
  recoveryLeft: number;
}

/** @returns how it stands with the second factor of an agent. */
export async function findTotp(code: AgentCode): Promise<TotpStanding> {
  const found = await Totps.findById(agentSubject(code), { secret: 1, pending: 1, 'recovery.number': 1 }).lean<Totp>();
  return { enabled: Boolean(found?.secret), pending: found?.pending ?? null, recoveryLeft: found?.recovery.length ?? 0 };
}
