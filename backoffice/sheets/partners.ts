import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { readMail, readPartnerIdentifier, readRang, readTiersi } from '#core/shared/identifiers.ts';
import { day, instant, orNothing } from './format.ts';
import type { Sheet } from './sheet.ts';
import { PARTNER_KIND_WORDS, PARTNER_WORDS, SUSPENDED_STATES } from './words.ts';

const street = ({ address }: Partner): string =>
  [`${address.number} ${address.streetType}`.trim(), address.line1, address.line2].filter(Boolean).join(', ');

export const partners: Sheet<Partner> = {
  id: 'Partner',
  title: 'Partenaires',
  empty: 'Aucun partenaire. Changez de filtre, créez-en un, ou chargez le fichier des tiers.',
  page: 'partenaire?id=',
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
    {
      name: 'activities',
      label: 'Activités',
      show: (row) => row.activities.join(', '),
      listed: true,
      filter: { kind: 'exact', field: 'activities' },
    },
    {
      name: 'commune',
      label: 'Commune',
      show: (row) => row.address.commune,
      listed: true,
      filter: { kind: 'exact', field: 'address.commune' },
    },
    {
      name: 'etat',
      label: 'État',
      show: (row) => row.etat,
      states: PARTNER_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'etat' },
    },
    {
      name: 'suspended',
      label: 'Suspendu',
      show: (row) => (row.suspended && row.etat === 'C' ? 'yes' : ''),
      states: SUSPENDED_STATES,
      listed: true,
      filter: { kind: 'choice', field: 'suspended', read: (text) => text === 'yes' },
    },
    { name: 'kind', label: 'Forme', show: (row) => PARTNER_KIND_WORDS[row.kind]! },
    { name: 'mail', label: 'Adresse mail', show: (row) => row.mail, filter: { kind: 'exact', field: 'mail', read: readMail } },
    { name: 'street', label: 'Adresse', show: street },
    { name: 'postalCode', label: 'Code postal', show: (row) => row.address.postalCode },
    { name: 'etatDay', label: 'Date état', show: (row) => day(row.etatDay) },
    { name: 'modifiedAt', label: 'Modifié le', show: (row) => instant(row.modifiedAt) },
    { name: 'comment', label: 'Commentaire', show: (row) => orNothing(row.comment) },
    { name: 'agentCode', label: 'Code agent', show: (row) => orNothing(row.agentCode) },
  ],
};
