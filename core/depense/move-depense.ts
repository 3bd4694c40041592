/** The one write that changes a dépense's state, and what its guard says when it refuses. */
import { type AuditEvent, AuditEvents } from '../audit/audit-event.model.ts';
import type { Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { type Depense, Depenses, type DepenseState } from './depense.model.ts';
import { CHANGE_WORDS, STATE_SENTENCES } from './depense-words.ts';

export interface Move {
  depense: string;
  from: readonly DepenseState[];
  /** What else must hold: the version an agent saw, the family it belongs to. */
  where: Record<string, unknown>;
  set: Partial<Depense>;
  /** A file that joins the others. */
  push?: Record<string, unknown>;
}

/**
 * State, version and owner are in the filter: of two at the same instant, one finds it changed.
 * @returns the dépense before and after. @throws Refusal INTROUVABLE (404), DEPENSE_DECIDEE, DEPENSE_ETAT, MODIFIE_ENTRE_TEMPS (409).
 */
export async function moveDepense(
  session: Session,
  { depense, from, where, set, push }: Move,
): Promise<{ before: Depense; after: Depense }> {
  const before = await Depenses.findOneAndUpdate(
    { _id: depense, state: { $in: [...from] }, ...where },
    { $set: set, $inc: { version: 1 }, ...(push ? { $push: push } : {}) },
    { session, returnDocument: 'before' },
  ).lean<Depense>();
  if (before) return { before, after: { ...before, ...set, version: before.version + 1 } };
  throw await explain(depense, { from, where }, session);
}

async function explain(id: string, { from, where }: Pick<Move, 'from' | 'where'>, session: Session): Promise<Refusal> {
  const { version, ...owner } = where as { version?: number };
  const there = await Depenses.findOne({ _id: id, ...owner })
    .session(session)
    .lean<Depense>();
  if (!there) return refuse('INTROUVABLE');
  const decided = decidedRefusal(there);
  if (decided) return decided;
  if (version !== undefined && there.version !== version) return changedSince(there, version);
  if (!from.includes(there.state)) return refuse('DEPENSE_ETAT', { state: STATE_SENTENCES[there.state] });
  return refuse('TROP_OCCUPE', {}, { retryAfter: 1 });
}

/** What the second of two is told. */
function decidedRefusal({ state, decision, withdrawnAt }: Depense): Refusal | null {
  if (state === 'withdrawn')
    return refuse('DEPENSE_DECIDEE', { state: 'retirée', who: 'la famille', when: withdrawnAt ? formatInstant(withdrawnAt) : '' });
  if (state !== 'approved' && state !== 'refused') return null;
  const who = decision ? `l’agent ${decision.agent}` : 'la Caf';
  return refuse('DEPENSE_DECIDEE', { state: STATE_SENTENCES[state], who, when: decision ? formatInstant(decision.at) : '' });
}

async function changedSince({ _id, version }: Depense, seen: number): Promise<Refusal> {
  const events = await AuditEvents.find({ 'object.type': 'depense', 'object.id': _id, 'after.version': { $gt: seen, $lte: version } })
    .sort({ 'after.version': 1 })
    .lean<AuditEvent[]>();
  const last = events.at(-1);
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: last?.author.kind === 'agent' ? `l’agent ${last.author.id}` : 'la famille',
    when: last ? formatInstant(last.at) : 'à l’instant',
    what: events.map(({ kind }) => CHANGE_WORDS[kind] ?? kind).join(', '),
  });
}
