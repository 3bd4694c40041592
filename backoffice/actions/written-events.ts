/** Events of the journal as screens show them: who, what, about what, before and after, in words. */
import type { AuditEvent } from '#core/audit/audit-event.model.ts';
import { type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import type { AgentView } from '../access/agent-view.ts';
import { agentNames } from '../sheets/agent-names.ts';
import { writtenObject } from '../sheets/audit-objects.ts';
import { type Change, writtenChanges } from '../sheets/audit-values.ts';
import { AUDIT_WORDS } from '../sheets/audit-words.ts';
import { instant } from '../sheets/format.ts';
import { partnerNames } from '../sheets/partner-names.ts';

export interface WrittenEvent {
  id: string;
  at: string;
  action: string;
  /** The person or the job, in words; `kind` for its word. */
  author: { kind: string; words: string };
  object: { words: string; href: string | null };
  campaign: string;
  changes: Change[];
}

export const AUTHOR_LABELS = { agent: 'Agent', family: 'Famille', partner: 'Partenaire', system: 'Application' } as const;

/** @returns one line an event, in the same order; names by three queries, whatever their number. */
export async function writtenEvents(events: readonly AuditEvent[], viewer: AgentView): Promise<WrittenEvent[]> {
  const [names, partners] = await Promise.all([authorNames(events), partnerNames(events.flatMap(partnersOf))]);
  return events.map((event) => ({
    id: event._id,
    at: instant(event.at),
    action: AUDIT_WORDS[event.kind] ?? event.kind,
    author: { kind: AUTHOR_LABELS[event.author.kind], words: names.get(event.author.id) ?? event.author.id },
    object: writtenObject(event.object, viewer),
    campaign: event.campaign === null ? '' : String(event.campaign),
    changes: writtenChanges(event.object.type, event.before, event.after, partners),
  }));
}

/** The partners an event speaks of. */
const partnersOf = ({ before, after }: AuditEvent): string[] =>
  [before?.partnerId, after?.partnerId].filter((id) => typeof id === 'string');

/** "Camille Le Goff (P0910911)", "Judo Club de Grigny": by the author's identifier. */
async function authorNames(events: readonly AuditEvent[]): Promise<Map<string, string>> {
  const ids = (kind: string): string[] => events.flatMap(({ author }) => (author.kind === kind ? [author.id] : []));
  const [agents, users] = await Promise.all([
    agentNames(ids('agent')),
    PartnerUsers.find({ _id: { $in: [...new Set(ids('partner'))] } }, { partnerId: 1 }).lean<PartnerUser[]>(),
  ]);
  const clubs = await partnerNames(users.map(({ partnerId }) => partnerId));
  return new Map([
    ...[...agents].map(([code, name]) => [code, `${name} (${code})`] as const),
    ...users.map(({ _id, partnerId }) => [_id, clubs.get(partnerId) ?? _id] as const),
  ]);
}
