import { lastEvent } from '../audit/last-event.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, isDuplicate } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import type { AgentCode } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { type Agent, Agents } from './access.model.ts';
import { readAgentFields, type TypedAgent } from './agent-fields.ts';
import { holdAgentsRight } from './agent-guards.ts';
import { findAgent } from './find-agent.ts';

const LABELS = { mail: 'adresse mail', lastName: 'nom', firstName: 'prénom' } as const;
type Field = keyof typeof LABELS;

/**
 * Changes the names or the mail of another agent (R-AGT-01). `version`: the one the agent who writes has seen.
 * The journal keeps which fields changed, not the names themselves.
 * @throws Refusal DROIT_MANQUANT, DROITS_A_SOI (403), MAIL_INVALIDE, CHAMP_MANQUANT (422), AGENT_EXISTE, MODIFIE_ENTRE_TEMPS (409), AGENT_ABSENT (404).
 */
export async function changeAgent(act: Act, wanted: TypedAgent & { code: AgentCode; version: number }): Promise<void> {
  const { code, version } = wanted;
  const fields = readAgentFields(wanted);
  try {
    await inTransaction(async (session) => {
      await holdAgentsRight(session, act, code);
      const before = await Agents.findOneAndUpdate(
        { _id: code, version },
        { $set: fields, $inc: { version: 1 } },
        { session },
      ).lean<Agent>();
      if (!before) throw await changedMeanwhile(code);
      const changed = (Object.keys(fields) as Field[]).filter((field) => before[field] !== fields[field]);
      await recordEvent(session, act, { kind: 'agent.changed', object: { type: 'agent', id: code }, campaign: null, after: { changed } });
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('AGENT_EXISTE', {}, { field: 'mail' }) : error;
  }
}

/** Says what the other agent changed. */
async function changedMeanwhile(code: AgentCode): Promise<Refusal> {
  if (!(await findAgent(code))) return refuse('AGENT_ABSENT', { code });
  const last = await lastEvent({ type: 'agent', id: code }, 'agent.changed');
  const changed = (last?.after?.changed ?? []) as Field[];
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: last?.author.id ?? 'un autre agent',
    when: last ? formatInstant(last.at) : 'à l’instant',
    what: changed.map((field) => LABELS[field]).join(', ') || 'aucun',
  });
}
