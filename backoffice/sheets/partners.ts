import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { readMail, readPartnerIdentifier, readRang, readTiersi } from '#core/shared/identifiers.ts';
import { day, instant, orNothing, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { PARTNER_WORDS, YES_NO } from './words.ts';

const street = ({ address }: Partner): string =>
  [`${address.number} ${address.streetType}`.trim(), address.line1, address.line2].filter(Boolean).join(', ');

const KINDS = { association: 'Association', entreprise: 'Entreprise', collectivite: 'Collectivité' } as const;

export const partners: Sheet<Partner> = {
  id: 'Partner',
  title: 'Partenaires',
  empty: 'Aucun partenaire. Changez de filtre.',
  model: Partners,
  fields: [
    'identifiant',
    'kind',
    'name',
    'mail',
    'activities',
    'address',
    'tiersi',
    'rang',
    'etat',
    'etatDay',
    'modifiedAt',
    'suspended',
    'comment',
    'agentCode',
  ],
  sort: { by: 'name', direction: 'asc' },
  columns: [
    {
      name: 'name',
      label: 'Raison sociale',
      show: (row) => row.name,
      listed: true,
      sort: ['search'],
      filter: { kind: 'words', field: 'search' },
    },
    {
      name: 'identifiant',
      label: 'Identifiant',
      show: (row) => row.identifiant,
      listed: true,
      filter: { kind: 'exact', field: 'identifiant', read: readPartnerIdentifier },
    },
    {
      name: 'tiersi',
      label: 'Tiersi',
      show: (row) => orNothing(row.tiersi),
      listed: true,
      sort: ['tiersi', 'rang'],
      filter: { kind: 'exact', field: 'tiersi', read: readTiersi },
    },
    {
      name: 'rang',
      label: 'Rang',
      show: (row) => orNothing(row.rang),
      listed: true,
      filter: { kind: 'exact', field: 'rang', read: readRang },
    },
    { name: 'activities', label: 'Activités', show: (row) => row.activities.join(', '), listed: true },
    { name: 'commune', label: 'Commune', show: (row) => row.address.commune, listed: true },
    {
      name: 'etat',
      label: 'État',
      show: (row) => row.etat,
      states: PARTNER_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'etat' },
    },
    { name: 'suspended', label: 'Suspendu', show: (row) => yesNo(row.suspended), states: YES_NO, listed: true },
    { name: 'kind', label: 'Forme', show: (row) => KINDS[row.kind] },
    { name: 'mail', label: 'Adresse mail', show: (row) => row.mail, filter: { kind: 'exact', field: 'mail', read: readMail } },
    { name: 'street', label: 'Adresse', show: street },
    { name: 'postalCode', label: 'Code postal', show: (row) => row.address.postalCode },
    { name: 'etatDay', label: 'Date état', show: (row) => day(row.etatDay) },
    { name: 'modifiedAt', label: 'Modifié le', show: (row) => instant(row.modifiedAt) },
    { name: 'comment', label: 'Commentaire', show: (row) => orNothing(row.comment) },
    { name: 'agentCode', label: 'Code agent', show: (row) => orNothing(row.agentCode) },
  ],
};
