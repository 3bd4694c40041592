import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../shared/database.ts';
import { readAgentCode, readMail } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { Agents } from './access.model.ts';
import { mailAgentPassword } from './mail-agent-password.ts';
import { requireRight } from './require-right.ts';
import { isProfile, PROFILES } from './rights.rules.ts';

export interface NewAgent {
  code: string;
  mail: string;
  lastName: string;
  firstName: string;
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
  const code = readAgentCode(wanted.code);
  if (!code) throw refuse('CODE_AGENT_INVALIDE', {}, { field: 'code' });
  const mail = readMail(wanted.mail);
  if (!mail) throw refuse('MAIL_INVALIDE', {}, { field: 'mail' });
  const { profile } = wanted;
  if (!isProfile(profile)) throw refuse('PROFIL_INCONNU', {}, { field: 'profil' });
  const [lastName, firstName] = [named(wanted.lastName, 'Nom', 'nom'), named(wanted.firstName, 'Prénom', 'prenom')];
  const agent = { _id: code, mail, lastName, firstName, profile, rights: [...PROFILES[profile]], active: true, createdAt: act.at };
  try {
    const password = await inTransaction(async (session) => {
      await insert(Agents, agent, session);
      await recordEvent(session, act, {
        kind: 'agent.created',
        object: { type: 'agent', id: code },
        campaign: null,
        after: { profile, rights: agent.rights },
      });
      return mailAgentPassword(session, act, agent);
    });
    return { code, mail, password };
  } catch (error) {
    throw isDuplicate(error) ? refuse('AGENT_EXISTE', {}, { field: 'code' }) : error;
  }
}

function named(text: string, label: string, field: string): string {
  const bare = text.trim();
  if (!bare) throw refuse('CHAMP_MANQUANT', { label }, { field });
  if (bare.length > 60) throw refuse('VALEUR_TROP_LONGUE', { label, max: 60 }, { field });
  return bare;
}
