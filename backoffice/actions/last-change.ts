/** What changed a record last: told to the second of two agents, when the refusal says only the state that was found. */
import type { Request } from 'express';
import { type AuditEvent, AuditEvents } from '#core/audit/audit-event.model.ts';
import { typo } from '#core/shared/french.ts';
import { Refusal, type RefusalCode } from '#core/shared/refusals.ts';
import type { AgentView } from '../access/agent-view.ts';
import { bodyText } from './route.ts';
import { writtenEvents } from './written-events.ts';

/** The record is no longer what the agent saw; the other refusals name who changed it by themselves, or are about something else. */
const NO_LONGER: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  ...(['AGENT_DEJA', 'AGENT_INACTIF', 'ARCHIVE_CLASSEE', 'CAMPAGNE_ETAT', 'CHARGEMENT_CLOS', 'CHARGEMENT_ETAT', 'CRITERE_FIGE'] as const),
  ...(['DOUBLE_AUTH_ETAT', 'LOT_ETAT', 'PARTENAIRE_ETAT', 'RIB_EN_ATTENTE', 'RIB_PLUS_EN_ATTENTE'] as const),
]);

/** First words of a route → its record in the journal. */
const RECORDS: [start: string, type: string, idOf: (req: Request) => string | undefined][] = [
  ['/agents/', 'agent', ({ params }) => params.code],
  ['/campagne/', 'campaign', (req) => bodyText(req, 'annee')],
  ['/chargements/', 'load', ({ params }) => params.chargement],
  ['/lots/', 'paymentBatch', ({ params }) => params.lot],
  ['/partenaires/', 'partner', ({ params }) => params.partenaire],
  ['/tiers/', 'partnerLoad', ({ params }) => params.chargement],
];

/** "Dernier changement : Partenaire suspendu, par Inès Cœur (P0555911), le 12/06/2027 10:02."; empty for any other error. */
export async function lastChangeTold(error: unknown, path: string, req: Request, viewer: AgentView): Promise<string> {
  if (!(error instanceof Refusal) || !NO_LONGER.has(error.code)) return '';
  const [, type, idOf] = RECORDS.find(([start]) => path.startsWith(start)) ?? [];
  const id = idOf?.(req);
  if (!type || !id) return '';
  const event = await AuditEvents.findOne({ 'object.type': type, 'object.id': id }).sort({ at: -1 }).lean<AuditEvent>();
  const [written] = event ? await writtenEvents([event], viewer) : [];
  if (!written) return '';
  const { action, author, at } = written;
  const by = event?.author.kind === 'agent' ? `par ${author.words}` : `(${author.kind})`;
  return typo(`Dernier changement : ${action}, ${by}, le ${at}.`);
}
