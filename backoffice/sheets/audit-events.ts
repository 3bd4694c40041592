import { type AuditEvent, AuditEvents } from '#core/audit/audit-event.model.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { instant } from './format.ts';
import type { Sheet } from './sheet.ts';

const AUTHORS = { family: 'Famille', partner: 'Partenaire', agent: 'Agent', system: 'Application' } as const;
const written = (values: Record<string, unknown> | null): string =>
  values
    ? Object.entries(values)
        .map(([key, value]) => `${key} : ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
        .join(', ')
    : '–';

export const auditEvents: Sheet<AuditEvent> = {
  id: 'AuditEvent',
  title: 'Journal',
  empty: 'Aucun événement. Changez de filtre.',
  model: AuditEvents,
  fields: ['at', 'author', 'kind', 'object', 'campaign', 'before', 'after'],
  sort: { by: 'at', direction: 'desc' },
  columns: [
    { name: 'at', label: 'Le', show: (row) => instant(row.at), listed: true, sort: ['at'], filter: { kind: 'days', field: 'at' } },
    { name: 'authorKind', label: 'Par', show: (row) => AUTHORS[row.author.kind], listed: true },
    { name: 'author', label: 'Qui', show: (row) => row.author.id, listed: true, filter: { kind: 'exact', field: 'author.id' } },
    {
      name: 'kind',
      label: 'Action',
      show: (row) => row.kind,
      labels: AUDIT_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'kind' },
    },
    {
      name: 'object',
      label: 'Objet',
      show: ({ object }) => `${object.type} ${object.id}`,
      listed: true,
      filter: { kind: 'exact', field: 'object.id' },
    },
    { name: 'before', label: 'Avant', show: (row) => written(row.before) },
    { name: 'after', label: 'Après', show: (row) => written(row.after) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => String(row.campaign ?? '–'),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
