import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { FormRefusal, Refusal, refuse } from '../../shared/refusals.ts';
import { insertValidated } from '../create-partner.ts';
import type { Partner } from '../partner.model.ts';
import { writeFacts } from '../write-facts.ts';
import { linesOf } from './load-lines.ts';
import { PartnerLoadLines } from './partner-load.model.ts';
import type { PlannedLine } from './plan-tiers.ts';

/**
 * Does what was planned for one line, with its record, in one transaction: a crash leaves it done and said, or neither.
 * What an agent changed meanwhile refuses the line, never the file.
 */
export async function applyLine(act: Act, loadId: string, planned: PlannedLine): Promise<void> {
  const { facts, partner, values } = planned;
  if (!facts) return recordLine(loadId, planned);
  try {
    if (!partner) await insertValidated(act, { ...facts, fileValues: values }, (session) => recordLine(loadId, planned, session));
    else if (planned.outcome === 'changed' || !sameValues(partner, values)) await change(act, loadId, planned, partner);
    else await recordLine(loadId, planned);
  } catch (error) {
    await recordLine(loadId, { ...planned, outcome: 'rejected', changes: [], warnings: [], ...reasonOf(error) });
  }
}

async function change(act: Act, loadId: string, planned: PlannedLine, partner: Partner): Promise<void> {
  await inTransaction(async (session) => {
    const written = await writeFacts(session, act, partner, planned.facts!, planned.values);
    if (!written) throw refuse('MODIFIE_ENTRE_TEMPS', { who: 'un agent', when: 'pendant le chargement', what: 'à relire' });
    await recordLine(loadId, planned, session);
  });
}

const sameValues = (partner: Partner, values: Record<string, string>): boolean =>
  JSON.stringify(partner.fileValues ?? {}) === JSON.stringify(values);

/** @throws `error` again when it is a fault, not a refusal of the line. */
function reasonOf(error: unknown): { code: string; reason: string } {
  if (error instanceof FormRefusal) return { code: error.refusals[0]!.code, reason: error.message };
  if (error instanceof Refusal && error.status < 500) return { code: error.code, reason: `${error.message} ${error.todo ?? ''}`.trim() };
  throw error;
}

async function recordLine(loadId: string, planned: PlannedLine, session?: Session): Promise<void> {
  for (const { _id, ...line } of linesOf({ loadId, simulated: false }, planned))
    await PartnerLoadLines.updateOne({ _id }, { $set: line }, { upsert: true, ...(session ? { session } : {}) });
}
