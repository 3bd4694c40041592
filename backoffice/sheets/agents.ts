import { typo } from '#core/shared/french.ts';
import type { Model } from 'mongoose';
import { type Agent, Agents } from '#core/access/access.model.ts';
import { agentSubject } from '#core/access/subject.ts';
import { type Totp, Totps } from '#core/access/totp.model.ts';
import { RIGHT_LABELS } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { readAgentCode, readMail } from '#core/shared/identifiers.ts';
import { instant, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { YES_NO } from './words.ts';

export const PROFILE_LABELS: Record<string, string> = {
  gestionnaire: 'Gestionnaire',
  operateur: 'Opérateur',
  verificateur: 'Vérificateur',
  lecteur: 'Lecteur',
};

/** An agent, whether it has a second factor, and when it last logged in. */
type AgentRow = Agent & { secondFactor: boolean; lastLogin: Date | null };

async function withStanding(rows: AgentRow[]): Promise<AgentRow[]> {
  const codes = rows.map(({ _id }) => _id);
  const [totps, logins] = await Promise.all([
    Totps.find({ _id: { $in: codes.map(agentSubject) }, secret: { $type: 'string' } }, { _id: 1 }).lean<Totp[]>(),
    AuditEvents.aggregate<{ _id: string; at: Date }>([
      { $match: { kind: 'agent.loggedIn', 'author.id': { $in: codes } } },
      { $group: { _id: '$author.id', at: { $max: '$at' } } },
    ]),
  ]);
  const enrolled = new Set(totps.map(({ _id }) => _id));
  const last = new Map(logins.map(({ _id, at }) => [_id, at]));
  return rows.map((row) => ({ ...row, secondFactor: enrolled.has(agentSubject(row._id)), lastLogin: last.get(row._id) ?? null }));
}

export const agents: Sheet<AgentRow> = {
  id: 'Agent',
  title: 'Agents',
  empty: typo('Aucun agent. Créez-en un dans « Créer un agent ».'),
  model: Agents as unknown as Model<AgentRow>,
  fields: ['mail', 'lastName', 'firstName', 'profile', 'rights', 'active', 'createdAt'],
  sort: { by: 'code', direction: 'asc' },
  page: 'agent?code=',
  readId: readAgentCode,
  join: withStanding,
  columns: [
    {
      name: 'code',
      label: 'Code agent',
      show: (row) => row._id,
      listed: true,
      sort: ['_id'],
      filter: { kind: 'exact', field: '_id', read: readAgentCode },
    },
    { name: 'lastName', label: 'Nom', show: (row) => row.lastName, listed: true, sort: ['lastName', 'firstName'] },
    { name: 'firstName', label: 'Prénom', show: (row) => row.firstName, listed: true },
    {
      name: 'mail',
      label: 'Adresse mail',
      show: (row) => row.mail,
      filter: { kind: 'exact', field: 'mail', read: readMail },
    },
    { name: 'profile', label: 'Profil de départ', show: (row) => PROFILE_LABELS[row.profile] ?? row.profile, listed: true },
    { name: 'lastLogin', label: 'Dernière connexion', show: (row) => instant(row.lastLogin), listed: true },
    { name: 'secondFactor', label: 'Double authentification', show: (row) => yesNo(row.secondFactor), states: YES_NO, listed: true },
    {
      name: 'active',
      label: 'Actif',
      show: (row) => yesNo(row.active),
      states: YES_NO,
      listed: true,
      filter: { kind: 'choice', field: 'active', read: (text) => text === 'yes' },
    },
    { name: 'rights', label: 'Droits', show: (row) => row.rights.map((right) => RIGHT_LABELS[right]).join(' · ') },
    { name: 'createdAt', label: 'Créé le', show: (row) => instant(row.createdAt) },
  ],
};
