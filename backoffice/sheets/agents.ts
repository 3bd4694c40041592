import { type Agent, Agents } from '#core/access/access.model.ts';
import { RIGHT_LABELS } from '#core/access/rights.rules.ts';
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

export const agents: Sheet<Agent> = {
  id: 'Agent',
  title: 'Agents',
  empty: 'Aucun agent. Créez-en un dans « Créer un agent ».',
  model: Agents,
  fields: ['mail', 'lastName', 'firstName', 'profile', 'rights', 'active', 'createdAt'],
  sort: { by: 'code', direction: 'asc' },
  readId: readAgentCode,
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
      listed: true,
      filter: { kind: 'exact', field: 'mail', read: readMail },
    },
    { name: 'profile', label: 'Profil de départ', show: (row) => PROFILE_LABELS[row.profile] ?? row.profile, listed: true },
    { name: 'active', label: 'Actif', show: (row) => yesNo(row.active), states: YES_NO, listed: true },
    { name: 'rights', label: 'Droits', show: (row) => row.rights.map((right) => RIGHT_LABELS[right]).join(' · ') },
    { name: 'createdAt', label: 'Créé le', show: (row) => instant(row.createdAt) },
  ],
};
