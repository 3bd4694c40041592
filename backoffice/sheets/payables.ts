import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { readMatricule, readSias } from '#core/shared/identifiers.ts';
import { day, euros, instant, orNothing } from './format.ts';
import { partnerNames } from './partner-names.ts';
import type { Sheet } from './sheet.ts';
import { KIND_LABELS, PAYABLE_WORDS } from './words.ts';

interface PayableRow extends Payable {
  partnerName?: string | undefined;
}

async function withPartners(rows: PayableRow[]): Promise<PayableRow[]> {
  const names = await partnerNames(rows.map(({ partnerId }) => partnerId));
  return rows.map((row) => ({ ...row, partnerName: row.partnerId ? names.get(row.partnerId) : undefined }));
}

export const payables: Sheet<PayableRow> = {
  id: 'Payable',
  title: 'Sommes à payer',
  empty: 'Rien à payer. Une somme apparaît dès qu’un partenaire valide un QR code.',
  model: Payables as never,
  fields: [
    'kind',
    'campaign',
    'matricule',
    'sias',
    'partnerId',
    'amount',
    'state',
    'dueAt',
    'batchId',
    'paidOn',
    'heldReason',
    'heldBy',
    'heldAt',
    'rejectedOn',
  ],
  sort: { by: 'dueAt', direction: 'desc' },
  ofCampaign: true,
  join: withPartners,
  columns: [
    { name: 'source', label: 'Origine', show: (row) => row._id, listed: true, filter: { kind: 'exact', field: '_id' } },
    {
      name: 'dueAt',
      label: 'Due depuis le',
      show: (row) => instant(row.dueAt),
      listed: true,
      sort: ['dueAt'],
      filter: { kind: 'days', field: 'dueAt' },
    },
    { name: 'kind', label: 'À qui', show: (row) => row.kind, labels: KIND_LABELS, listed: true, filter: { kind: 'choice', field: 'kind' } },
    {
      name: 'partnerId',
      label: 'Référence du partenaire',
      show: (row) => orNothing(row.partnerId),
      filter: { kind: 'exact', field: 'partnerId' },
    },
    { name: 'partner', label: 'Partenaire', show: (row) => orNothing(row.partnerName), listed: true },
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
    },
    { name: 'sias', label: 'SIAS', show: (row) => row.sias, filter: { kind: 'exact', field: 'sias', read: readSias } },
    { name: 'amount', label: 'Montant', show: (row) => euros(row.amount), listed: true, num: true },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: PAYABLE_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'batch', label: 'Lot', show: (row) => orNothing(row.batchId), listed: true, filter: { kind: 'exact', field: 'batchId' } },
    { name: 'paidOn', label: 'Payé le', show: (row) => day(row.paidOn) },
    { name: 'heldReason', label: 'Retenu parce que', show: (row) => orNothing(row.heldReason) },
    { name: 'heldAt', label: 'Retenu le', show: (row) => instant(row.heldAt) },
    { name: 'heldBy', label: 'Retenu par', show: (row) => orNothing(row.heldBy) },
    { name: 'rejectedOn', label: 'Rejeté par SIAS le', show: (row) => day(row.rejectedOn) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
