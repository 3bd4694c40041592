/** Agents: the matrix of their rights, the page of one, and what another agent may do to it (R-AGT-01 to 04). */
import { type Agent, Agents } from '#core/access/access.model.ts';
import { applyProfile } from '#core/access/apply-profile.ts';
import { deactivateAgent, reactivateAgent } from '#core/access/change-activity.ts';
import { changeAgent } from '#core/access/change-agent.ts';
import { createAgent } from '#core/access/create-agent.ts';
import { giveRight } from '#core/access/give-right.ts';
import { renewAgentPassword } from '#core/access/renew-agent-password.ts';
import { resetAgentTotp } from '#core/access/reset-agent-totp.ts';
import { inOrder, PROFILES, RIGHT_LABELS } from '#core/access/rights.rules.ts';
import { takeRight } from '#core/access/take-right.ts';
import type { AgentCode } from '#core/shared/identifiers.ts';
import { readAgentCode } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { RIGHT_GROUPS } from '../access/right-groups.ts';
import { PROFILE_LABELS } from '../sheets/agents.ts';
import { agentFacts } from './agent-facts.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

const groups = RIGHT_GROUPS.map(({ label, rights }) => ({
  label,
  rights: rights.map(({ right, short }) => ({ right, short, label: RIGHT_LABELS[right] })),
}));

const profiles = Object.entries(PROFILES).map(([value, rights]) => ({ value, label: PROFILE_LABELS[value]!, rights: [...rights] }));

/** Active agents in rows, rights in columns. */
async function matrix({ agent: me }: DeskRequest): Promise<object> {
  const agents = await Agents.find({ active: true }).sort({ lastName: 1, firstName: 1 }).lean<Agent[]>();
  return {
    groups,
    agents: agents.map(({ _id, lastName, firstName, profile, rights }) => ({
      code: _id,
      name: `${firstName} ${lastName}`,
      profile: PROFILE_LABELS[profile] ?? profile,
      rights: inOrder(rights),
      own: _id === me.code,
    })),
  };
}

/** The password leaves by mail only: it is not in the answer (R-AGT-02). */
async function create({ act, req }: DeskRequest): Promise<object> {
  const { code, mail } = await createAgent(act, {
    code: bodyText(req, 'code'),
    mail: bodyText(req, 'mail'),
    lastName: bodyText(req, 'nom'),
    firstName: bodyText(req, 'prenom'),
    profile: bodyText(req, 'profil'),
  });
  return { code, mail };
}

/** One right, one by one: `etat` says which way. */
async function changeRight({ act, req }: DeskRequest): Promise<object> {
  const wanted = { code: codeOf(req), right: bodyText(req, 'droit') };
  const state = bodyText(req, 'etat');
  if (state !== 'donner' && state !== 'reprendre') throw refuse('CHOIX_INCONNU', {}, { field: 'etat' });
  return { rights: await (state === 'donner' ? giveRight : takeRight)(act, wanted) };
}

const giveProfile = async ({ act, req }: DeskRequest): Promise<object> => ({
  rights: await applyProfile(act, { code: codeOf(req), profile: bodyText(req, 'profil') }),
});

async function change({ act, req }: DeskRequest): Promise<object> {
  const version = Number(bodyText(req, 'version'));
  if (!Number.isInteger(version)) throw refuse('ENTREE_REFUSEE', {}, { field: 'version' });
  const typed = { mail: bodyText(req, 'mail'), lastName: bodyText(req, 'nom'), firstName: bodyText(req, 'prenom') };
  await changeAgent(act, { code: codeOf(req), version, ...typed });
  return {};
}

/** @throws Refusal AGENT_ABSENT (404). */
function codeOf(req: DeskRequest['req']): AgentCode {
  const code = readAgentCode(req.params.code!);
  if (!code) throw refuse('AGENT_ABSENT', { code: req.params.code! });
  return code;
}

/** Something done to an agent that answers nothing. */
const doing =
  (work: (act: DeskRequest['act'], code: AgentCode) => Promise<object | void>): DeskRoute['run'] =>
  async ({ act, req }) =>
    (await work(act, codeOf(req))) ?? {};

const right = ['agents'] as const;

export const agentRoutes: DeskRoute[] = [
  { method: 'post', path: '/agents', right, run: create },
  { method: 'get', path: '/agents/droits', right, run: matrix },
  { method: 'get', path: '/agents/profils', right, run: () => Promise.resolve({ profiles, groups }) },
  { method: 'get', path: '/agents/:code', right, run: ({ req, agent }) => agentFacts(codeOf(req), agent) },
  { method: 'post', path: '/agents/:code', right, run: change },
  { method: 'post', path: '/agents/:code/droits', right, run: changeRight },
  { method: 'post', path: '/agents/:code/profil', right, run: giveProfile },
  { method: 'post', path: '/agents/:code/desactivation', right, run: doing(deactivateAgent) },
  { method: 'post', path: '/agents/:code/reactivation', right, run: doing(reactivateAgent) },
  { method: 'post', path: '/agents/:code/mot-de-passe', right, run: doing(renewAgentPassword) },
  { method: 'post', path: '/agents/:code/double-authentification', right, run: doing(resetAgentTotp) },
];
