import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { Families, type Family, FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { familyAccess } from '#core/family/family-access.rules.ts';
import { typo } from '#core/shared/french.ts';
import { readMail, readMatricule } from '#core/shared/identifiers.ts';
import { ACCESS_WORDS } from './family-words.ts';
import { instant, orNothing } from './format.ts';
import type { Sheet } from './sheet.ts';

interface FamilyRow extends Family {
  activatedAt?: Date | undefined;
  lastLoginAt?: Date | undefined;
  opposed?: boolean;
}

const access = (row: FamilyRow) => familyAccess({ ...row, opposed: row.opposed ?? false, activated: row.activatedAt !== undefined });

/** Adds the portal account and the opposition of each family. */
async function withAccess(rows: FamilyRow[]): Promise<FamilyRow[]> {
  const accounts = await FamilyAccounts.find({ _id: { $in: rows.map(({ _id }) => _id) } }, { activatedAt: 1, lastLoginAt: 1 }).lean();
  const opposed = await Oppositions.find({ _id: { $in: rows.map(({ matricule }) => matricule) } }, { _id: 1 }).lean();
  return rows.map((row) => {
    const account = accounts.find(({ _id }) => _id === row._id);
    const isOpposed = opposed.some(({ _id }) => _id === row.matricule);
    return { ...row, activatedAt: account?.activatedAt, lastLoginAt: account?.lastLoginAt ?? undefined, opposed: isOpposed };
  });
}

export const families: Sheet<FamilyRow> = {
  id: 'Family',
  title: 'Familles',
  empty: 'Aucune famille. Chargez le fichier des allocataires, ou changez de filtre.',
  model: Families as never,
  fields: ['campaign', 'matricule', 'lastName', 'firstName', 'mail', 'insee', 'commune', 'suspended'],
  sort: { by: 'lastName', direction: 'asc' },
  ofCampaign: true,
  page: 'famille?id=',
  join: withAccess,
  columns: [
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      sort: ['campaign', 'matricule'],
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
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
    {
      name: 'mail',
      label: 'Adresse mail',
      show: (row) => orNothing(row.mail),
      listed: true,
      filter: { kind: 'exact', field: 'mail', read: readMail },
    },
    { name: 'commune', label: 'Commune', show: (row) => orNothing(row.commune), listed: true },
    { name: 'access', label: 'Portail', show: access, states: ACCESS_WORDS, listed: true },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
    { name: 'insee', label: 'Code INSEE', show: (row) => orNothing(row.insee) },
    { name: 'activatedAt', label: 'Compte activé le', show: (row) => instant(row.activatedAt) },
    { name: 'lastLoginAt', label: 'Dernière connexion', show: (row) => instant(row.lastLoginAt) },
    {
      name: 'suspended',
      label: 'Suspension',
      show: ({ suspended }) => (suspended ? `${instant(suspended.at)}, ${typo(`${suspended.agent} :`)} ${suspended.reason}` : '–'),
    },
  ],
};
