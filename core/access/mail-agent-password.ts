import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { Agent } from './access.model.ts';
import { hashPassword, randomPassword, setProvisional } from './credentials.ts';
import { agentSubject } from './subject.ts';

const GOOD_FOR_MS = 24 * 3_600_000;
/** The first password waits for the agent's first day. */
const FIRST_GOOD_FOR_MS = 30 * GOOD_FOR_MS;

/** Makes a random password, to be changed at login, and mails it (R-AGT-02). The old one stays good until this one is used. */
export async function mailAgentPassword(
  session: Session,
  act: Act,
  agent: Pick<Agent, '_id' | 'mail' | 'firstName'>,
  first = true,
): Promise<string> {
  const password = randomPassword();
  const expiresAt = new Date(act.at.getTime() + (first ? FIRST_GOOD_FOR_MS : GOOD_FOR_MS));
  await setProvisional(session, agentSubject(agent._id), { hash: await hashPassword(password), expiresAt }, act.at);
  await postLetter(session, act, {
    id: `agent-password:${agent._id}:${newId()}`,
    letter: {
      kind: 'agent-password',
      data: { firstName: agent.firstName, code: agent._id, password, link: `${settings().backofficeUrl}/caf/login` },
    },
    to: agent.mail,
    about: agent._id,
    campaign: null,
  });
  return password;
}
