import { type PaymentLine, PaymentLines } from '#core/payment/payment-line.model.ts';
import { readMatricule, readSias, readTiersi } from '#core/shared/identifiers.ts';
import { day, euros, instant, orNothing, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { YES_NO } from './words.ts';

export const paymentLines: Sheet<PaymentLine> = {
  id: 'PaymentLine',
  title: 'Lignes des lots',
  empty: 'Aucune ligne. Elles naissent avec un lot.',
  model: PaymentLines,
  fields: [
    'payableId',
    'batchId',
    'campaign',
    'matricule',
    'sias',
    'tiersi',
    'rang',
    'amount',
    'live',
    'position',
    'executedAt',
    'rejected',
  ],
  sort: { by: 'line', direction: 'asc' },
  ofCampaign: true,
  columns: [
    { name: 'line', label: 'Ligne', show: (row) => row._id, listed: true, sort: ['batchId', 'position'] },
    { name: 'batch', label: 'Lot', show: (row) => row.batchId, listed: true, filter: { kind: 'exact', field: 'batchId' } },
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
    },
    { name: 'sias', label: 'SIAS', show: (row) => row.sias, listed: true, filter: { kind: 'exact', field: 'sias', read: readSias } },
    {
      name: 'tiersi',
      label: 'Tiersi',
      show: (row) => orNothing(row.tiersi),
      listed: true,
      filter: { kind: 'exact', field: 'tiersi', read: readTiersi },
    },
    { name: 'rang', label: 'Rang', show: (row) => orNothing(row.rang), listed: true },
    { name: 'amount', label: 'Montant', show: (row) => euros(row.amount), listed: true, num: true },
    { name: 'executedAt', label: 'Exécutée le', show: (row) => instant(row.executedAt), listed: true },
    { name: 'live', label: 'En vigueur', show: (row) => yesNo(row.live), states: YES_NO, listed: true },
    { name: 'rejectedOn', label: 'Rejetée par SIAS le', show: (row) => day(row.rejected?.on) },
    { name: 'rejectedWhy', label: 'Rejetée parce que', show: (row) => orNothing(row.rejected?.reason) },
    { name: 'source', label: 'Origine', show: (row) => row.payableId, filter: { kind: 'exact', field: 'payableId' } },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => String(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
