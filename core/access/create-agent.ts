import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../shared/database.ts';
import { readAgentCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type Agent, Agents } from './access.model.ts';
import { readAgentFields, type TypedAgent } from './agent-fields.ts';
import { mailAgentPassword } from './mail-agent-password.ts';
import { requireRight } from './require-right.ts';
import { isProfile, PROFILES } from './rights.rules.ts';

export interface NewAgent extends TypedAgent {
  code: string;
  profile: string;
}

/**
 * Creates an agent with the rights of a profile and mails a random password to be changed at login (R-AGT-01, R-AGT-02).
 * Right: agents; the provider makes the first gestionnaire from the command line (author "system").
 * @returns the password too, for the command line's --print-password only.
 * @throws Refusal CODE_AGENT_INVALIDE, MAIL_INVALIDE, CHAMP_MANQUANT, PROFIL_INCONNU (422), AGENT_EXISTE (409).
 */
export async function createAgent(act: Act, wanted: NewAgent): Promise<{ code: string; mail: string; password: string }> {
  await requireRight(act, 'agents');
  const agent = newAgent(act, wanted);
  try {
    const password = await inTransaction(async (session) => {
      await insert(Agents, agent, session);
      await recordEvent(session, act, {
        kind: 'agent.created',
        object: { type: 'agent', id: agent._id },
        campaign: null,
        after: { profile: agent.profile, rights: agent.rights },
      });
      return mailAgentPassword(session, act, agent);
    });
    return { code: agent._id, mail: agent.mail, password };
  } catch (error) {
    throw isDuplicate(error) ? refuse('AGENT_EXISTE', {}, { field: 'code' }) : error;
  }
}

function newAgent(act: Act, wanted: NewAgent): Agent {
  const code = readAgentCode(wanted.code);
  if (!code) throw refuse('CODE_AGENT_INVALIDE', {}, { field: 'code' });
  const fields = readAgentFields(wanted);
  const { profile } = wanted;
  if (!isProfile(profile)) throw refuse('PROFIL_INCONNU', {}, { field: 'profil' });
  return { _id: code, ...fields, profile, rights: [...PROFILES[profile]], active: true, createdAt: act.at, version: 1, vouched: 0 };
}
