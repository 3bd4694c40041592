import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { dayOf } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { readMatricule, readSias, readVoucherCode } from '#core/shared/identifiers.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { day, euros, instant, orNothing } from './format.ts';
import { partnerNames } from './partner-names.ts';
import type { Sheet } from './sheet.ts';
import { PAYABLE_WORDS, VOUCHER_WORDS } from './words.ts';

interface VoucherRow extends Voucher {
  partnerName?: string | undefined;
  payable?: Payable | undefined;
}

/** Adds the partner's name and where the payment stands. */
async function withPayment(rows: VoucherRow[]): Promise<VoucherRow[]> {
  const names = await partnerNames(rows.map(({ partnerId }) => partnerId));
  const payables = await Payables.find({ _id: { $in: rows.map(({ _id }) => `QR:${_id}`) } }, { state: 1, paidOn: 1, batchId: 1 }).lean<
    Payable[]
  >();
  return rows.map((row) => ({
    ...row,
    partnerName: names.get(row.partnerId),
    payable: payables.find(({ _id }) => _id === `QR:${row._id}`),
  }));
}

export const vouchers: Sheet<VoucherRow> = {
  id: 'Voucher',
  title: 'QR codes',
  empty: 'Aucun QR code. Les familles les créent sur le portail dès que la campagne est ouverte.',
  model: Vouchers as never,
  fields: [
    'campaign',
    'matricule',
    'sias',
    'partnerId',
    'amount',
    'state',
    'issuedAt',
    'until',
    'validatedAt',
    'deletedAt',
    'expiredAt',
    'undoneAt',
  ],
  sort: { by: 'issuedAt', direction: 'desc' },
  ofCampaign: true,
  join: withPayment,
  columns: [
    { name: 'code', label: 'Code', show: (row) => row._id, listed: true, filter: { kind: 'exact', field: '_id', read: readVoucherCode } },
    {
      name: 'issuedAt',
      label: 'Créé le',
      show: (row) => instant(row.issuedAt),
      listed: true,
      sort: ['issuedAt'],
      filter: { kind: 'days', field: 'issuedAt' },
    },
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
    },
    { name: 'sias', label: 'SIAS', show: (row) => row.sias, listed: true, filter: { kind: 'exact', field: 'sias', read: readSias } },
    { name: 'partnerId', label: 'Référence du partenaire', show: (row) => row.partnerId, filter: { kind: 'exact', field: 'partnerId' } },
    { name: 'partner', label: 'Partenaire', show: (row) => orNothing(row.partnerName), listed: true },
    { name: 'amount', label: 'Montant', show: (row) => euros(row.amount), listed: true, num: true },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: VOUCHER_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'payment', label: 'Paiement', show: (row) => row.payable?.state ?? '', states: PAYABLE_WORDS, listed: true },
    {
      name: 'validatedAt',
      label: 'Validé le',
      show: (row) => instant(row.validatedAt),
      filter: { kind: 'days', field: 'validatedAt', only: { state: 'validated' } },
    },
    { name: 'undoneAt', label: 'Validation annulée le', show: (row) => instant(row.undoneAt) },
    {
      name: 'undo',
      label: typo('Validation faite par erreur ?'),
      show: (row) => (row.state === 'validated' ? row._id : ''),
      link: { to: '/caf/pages/annuler-validation?code=', label: 'Demander l’annulation, ou voir où elle en est' },
    },
    { name: 'deletedAt', label: 'Supprimé le', show: (row) => instant(row.deletedAt) },
    { name: 'expiredAt', label: 'Expiré le', show: (row) => instant(row.expiredAt) },
    { name: 'until', label: 'Utilisable jusqu’au', show: ({ until }) => `${day(dayOf(new Date(until.getTime() - 1)))}, compris` },
    { name: 'batch', label: 'Lot', show: (row) => orNothing(row.payable?.batchId) },
    { name: 'paidOn', label: 'Payé le', show: (row) => day(row.payable?.paidOn) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
