import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { type Child, Children } from '#core/family/family.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { formatDay } from '#core/shared/days.ts';
import { readMatricule, readSias } from '#core/shared/identifiers.ts';
import { euros } from './format.ts';
import type { Sheet } from './sheet.ts';

interface ChildRow extends Child {
  forfait?: Forfait | undefined;
}

/** Adds each child's forfait: it has the same key. */
async function withForfaits(rows: ChildRow[]): Promise<ChildRow[]> {
  const fields = { granted: 1, available: 1, reserved: 1, used: 1, activities: 1 };
  const forfaits = await Forfaits.find({ _id: { $in: rows.map(({ _id }) => _id) } }, fields).lean<Forfait[]>();
  return rows.map((row) => ({ ...row, forfait: forfaits.find(({ _id }) => _id === row._id) }));
}

export const children: Sheet<ChildRow> = {
  id: 'Child',
  title: 'Enfants',
  empty: 'Aucun enfant. Chargez le fichier des enfants, ou changez de filtre.',
  model: Children as never,
  fields: ['campaign', 'sias', 'matricule', 'lastName', 'firstName', 'birth'],
  sort: { by: 'lastName', direction: 'asc' },
  ofCampaign: true,
  join: withForfaits,
  columns: [
    {
      name: 'sias',
      label: 'SIAS',
      show: (row) => row.sias,
      listed: true,
      sort: ['campaign', 'sias'],
      filter: { kind: 'exact', field: 'sias', read: readSias },
    },
    {
      name: 'lastName',
      label: 'Nom',
      show: (row) => row.lastName,
      listed: true,
      sort: ['campaign', 'search'],
      filter: { kind: 'words', field: 'search', index: { campaign: 1, search: 1 } },
    },
    { name: 'firstName', label: 'Prénom', show: (row) => row.firstName, listed: true },
    { name: 'birth', label: 'Né(e) le', show: (row) => (row.birth ? formatDay(row.birth) : 'non communiquée'), listed: true },
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      sort: ['campaign', 'matricule'],
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
    },
    { name: 'granted', label: 'Forfait', show: (row) => euros(row.forfait?.granted), listed: true, num: true },
    { name: 'available', label: 'Disponible', show: (row) => euros(row.forfait?.available), listed: true, num: true },
    { name: 'reserved', label: 'Réservé', show: (row) => euros(row.forfait?.reserved), listed: true, num: true },
    { name: 'used', label: 'Utilisé', show: (row) => euros(row.forfait?.used), listed: true, num: true },
    { name: 'activities', label: 'Activités', show: (row) => String(row.forfait?.activities ?? 0) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
