import type { Child, Family } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import type { Column, Extract } from '../extract.ts';
import { childrenOf, familiesOf } from '../joins.ts';
import { collectionListing } from '../listing.ts';

interface UnusedLine extends Forfait {
  child: Child | undefined;
  family: Family | undefined;
}

const COLUMNS: readonly Column<UnusedLine>[] = [
  { label: 'Matricule', kind: 'text', value: (row) => row.matricule },
  { label: 'Nom de l’allocataire', kind: 'text', value: (row) => row.family?.lastName },
  { label: 'Prénom de l’allocataire', kind: 'text', value: (row) => row.family?.firstName },
  { label: 'Commune', kind: 'text', value: (row) => row.family?.commune },
  { label: 'SIAS', kind: 'text', value: (row) => row.sias },
  { label: 'Nom de l’enfant', kind: 'text', value: (row) => row.child?.lastName },
  { label: 'Prénom de l’enfant', kind: 'text', value: (row) => row.child?.firstName },
  { label: 'Forfait', kind: 'euros', value: (row) => row.granted },
  { label: 'Consommé', kind: 'euros', value: (row) => row.used },
  { label: 'Réservé', kind: 'euros', value: (row) => row.reserved },
  { label: 'Non consommé', kind: 'euros', value: (row) => row.available },
];

/** État des droits non consommés (CCTP 7): every child with something left, by matricule. Of a closed campaign, what was lost. */
export const unusedRights: Extract = {
  id: 'droits-non-consommes',
  title: 'État des droits non consommés',
  hint: 'Les enfants qui ont encore de l’argent à utiliser, ou qui en ont perdu.',
  right: 'extracts',
  filters: ['year'],
  required: [],
  open: ({ year }) =>
    collectionListing<Forfait, UnusedLine>({
      model: Forfaits,
      where: { campaign: year, available: { $gt: 0 } },
      sort: ['matricule', 'sias'],
      fields: ['campaign', 'granted', 'available', 'reserved', 'used'],
      join: withPeople,
      columns: COLUMNS,
    }),
};

async function withPeople(rows: Forfait[]): Promise<UnusedLine[]> {
  const [childOf, familyOf] = await Promise.all([childrenOf(rows), familiesOf(rows)]);
  return rows.map((row) => ({ ...row, child: childOf(row), family: familyOf(row) }));
}
