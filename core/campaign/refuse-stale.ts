import { type AuditEvent, AuditEvents } from '../audit/audit-event.model.ts';
import { formatInstant } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import { SETTINGS, type SettingName } from './criteria.rules.ts';
import { SETTING_WORDS } from './setting-words.ts';

/** Somebody changed the campaign since the agent's page was read: says who, when and what, from the journal. @throws Refusal MODIFIE_ENTRE_TEMPS (409). */
export async function refuseStale(year: number, seen: number): Promise<never> {
  const events = await AuditEvents.find({ 'object.type': 'campaign', 'object.id': String(year), 'after.version': { $gt: seen } })
    .sort({ 'after.version': 1 })
    .lean<AuditEvent[]>();
  const last = events.at(-1);
  const changed = new Set(events.flatMap(({ before }) => Object.keys(before ?? {})));
  const words = SETTINGS.filter((name: SettingName) => changed.has(name)).map((name) => SETTING_WORDS[name]);
  throw refuse('MODIFIE_ENTRE_TEMPS', {
    who: last?.author.id ?? 'un autre agent',
    when: last ? formatInstant(last.at) : 'à l’instant',
    what: words.join(', ') || 'aucun critère',
  });
}
