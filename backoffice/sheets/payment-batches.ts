import type { BatchState } from '#core/payment/batch-states.rules.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { formatCount, typo } from '#core/shared/french.ts';
import { day, euros, instant, orNothing } from './format.ts';
import type { Sheet, StateWords } from './sheet.ts';
import { KIND_LABELS } from './words.ts';

export const BATCH_WORDS = {
  generating: { word: 'En préparation', tone: 'wait' },
  generated: { word: 'Généré', tone: 'live' },
  downloaded: { word: 'Téléchargé', tone: 'move' },
  processed: { word: 'Traité', tone: 'ok' },
  cancelled: { word: 'Annulé', tone: 'stop' },
} as const satisfies Record<BatchState, StateWords[string]>;

const downloads = (row: PaymentBatch): string => row.downloads.map(({ agent, at }) => `${instant(at)} par ${agent}`).join(' · ') || '–';

export const paymentBatches: Sheet<PaymentBatch> = {
  id: 'PaymentBatch',
  title: 'Lots de paiement',
  empty: typo('Aucun lot. Préparez-en un dans « Préparer un lot ».'),
  model: PaymentBatches,
  page: 'lot?lot=',
  fields: [
    'number',
    'campaign',
    'kind',
    'state',
    'cutoff',
    'agent',
    'lines',
    'totalCents',
    'sha256',
    'fileName',
    'generatedAt',
    'downloadedAt',
    'processedAt',
    'cancelledAt',
    'downloads',
    'cancelReason',
    'paidOn',
  ],
  sort: { by: 'batch', direction: 'desc' },
  columns: [
    {
      name: 'batch',
      label: 'Lot',
      show: (row) => row._id,
      listed: true,
      sort: ['campaign', 'number'],
      filter: { kind: 'exact', field: '_id' },
    },
    { name: 'fileName', label: 'Fichier', show: (row) => row.fileName },
    { name: 'kind', label: 'À qui', show: (row) => row.kind, labels: KIND_LABELS, listed: true, filter: { kind: 'choice', field: 'kind' } },
    {
      name: 'generatedAt',
      label: 'Généré le',
      show: (row) => instant(row.generatedAt),
      listed: true,
      filter: { kind: 'days', field: 'generatedAt' },
    },
    { name: 'agent', label: 'Agent', show: (row) => row.agent, listed: true, filter: { kind: 'exact', field: 'agent' } },
    { name: 'lines', label: 'Lignes', show: (row) => formatCount(row.lines), listed: true, num: true },
    { name: 'total', label: 'Total', show: (row) => euros(row.totalCents), listed: true, num: true },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: BATCH_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'reprises', label: 'Téléchargements', show: (row) => formatCount(row.downloads.length), listed: true, num: true },
    { name: 'cutoff', label: 'Arrêté au', show: (row) => instant(row.cutoff) },
    { name: 'downloads', label: 'Téléchargé', show: downloads },
    { name: 'processedAt', label: 'Marqué traité le', show: (row) => instant(row.processedAt) },
    { name: 'paidOn', label: 'Argent versé le', show: (row) => day(row.paidOn), listed: true },
    { name: 'cancelledAt', label: 'Annulé le', show: (row) => instant(row.cancelledAt) },
    { name: 'cancelReason', label: 'Annulé parce que', show: (row) => orNothing(row.cancelReason) },
    { name: 'sha256', label: 'Empreinte', show: (row) => orNothing(row.sha256) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => String(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
