import { type AuditEvent, AuditEvents } from '../audit/audit-event.model.ts';
import { formatInstant } from '../shared/days.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import type { Family } from './family.model.ts';

const CHANGES: Record<string, string> = {
  'family.mailChanged': 'adresse mail',
  'family.suspended': 'suspension',
  'family.resumed': 'suspension levée',
  'family.opposed': 'opposition',
  'family.oppositionLifted': 'opposition levée',
};

/** Says who changed the family since the agent's page was read, when and what; a load leaves no event of its own on a family. */
export async function changedMeanwhile(now: Family, seen: { version: number; mail: string | null }): Promise<Refusal> {
  const count = (now.version ?? 0) - seen.version;
  const events =
    count > 0
      ? await AuditEvents.find({ 'object.id': now._id, kind: { $in: Object.keys(CHANGES) } })
          .sort({ at: -1, _id: -1 })
          .limit(count)
          .lean<AuditEvent[]>()
      : [];
  const what = new Set(events.map(({ kind }) => CHANGES[kind]!));
  if (now.mail !== seen.mail) what.add('adresse mail');
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: events[0]?.author.id ?? 'le chargement des fichiers',
    when: events[0] ? formatInstant(events[0].at) : 'à l’instant',
    what: [...what].join(', '),
  });
}
