import { type Partner, Partners } from '../../partner/partner.model.ts';
import type { Column, Extract } from '../extract.ts';
import { collectionListing } from '../listing.ts';

const COLUMNS: readonly Column<Partner>[] = [
  { label: 'Identifiant', kind: 'text', value: (row) => row.identifiant },
  { label: 'Tiersi', kind: 'text', value: (row) => row.tiersi },
  { label: 'Rang', kind: 'text', value: (row) => row.rang },
  { label: 'Raison sociale', kind: 'text', value: (row) => row.name },
  { label: 'N° voie', kind: 'text', value: ({ address }) => address.number },
  { label: 'Type voie', kind: 'text', value: ({ address }) => address.streetType },
  { label: 'Adresse ligne 1', kind: 'text', value: ({ address }) => address.line1 },
  { label: 'Adresse ligne 2', kind: 'text', value: ({ address }) => address.line2 },
  { label: 'Code postal', kind: 'text', value: ({ address }) => address.postalCode },
  { label: 'Commune', kind: 'text', value: ({ address }) => address.commune },
  { label: 'Type d’activité', kind: 'text', value: (row) => row.activities.join(', ') },
  { label: 'Mail', kind: 'text', value: (row) => row.mail },
  { label: 'État', kind: 'partner', value: (row) => row.etat },
  { label: 'Date état', kind: 'day', value: (row) => row.etatDay },
  { label: 'Modifié le', kind: 'instant', value: (row) => row.modifiedAt },
  { label: 'Suspendu', kind: 'yesNo', value: (row) => row.suspended },
  { label: 'Commentaire', kind: 'text', value: (row) => row.comment },
  { label: 'Code agent', kind: 'text', value: (row) => row.agentCode },
];

const FIELDS = [
  ...['identifiant', 'name', 'mail', 'activities', 'address', 'tiersi', 'rang', 'etat', 'etatDay'],
  ...['modifiedAt', 'suspended', 'comment', 'agentCode'],
];

/** Liste des tiers (CCTP 7), by name: the fields and sizes of the tiers file (R-PAR-05). */
export const tiers: Extract = {
  id: 'tiers',
  title: 'Liste des tiers',
  hint: 'Tous les partenaires, par raison sociale.',
  right: 'extracts',
  filters: ['state'],
  required: [],
  states: { kind: 'partner', values: ['I', 'C', 'R'] },
  open: ({ state }) =>
    collectionListing<Partner, Partner>({
      model: Partners,
      where: state ? { etat: state } : {},
      sort: ['search', '_id'],
      fields: FIELDS,
      join: async (docs) => docs,
      columns: COLUMNS,
    }),
};
