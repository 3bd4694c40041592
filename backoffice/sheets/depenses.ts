import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { type Depense, Depenses } from '#core/depense/depense.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { readAgentCode, readMatricule, readSias } from '#core/shared/identifiers.ts';
import { day, euros, instant, orNothing } from './format.ts';
import type { Sheet } from './sheet.ts';
import { DEPENSE_WORDS, PAYABLE_WORDS } from './words.ts';

interface DepenseRow extends Depense {
  payable?: Payable | undefined;
}

/** Adds where the payment stands. */
async function withPayment(rows: DepenseRow[]): Promise<DepenseRow[]> {
  const payables = await Payables.find({ _id: { $in: rows.map(({ _id }) => `DEP:${_id}`) } }, { state: 1, paidOn: 1 }).lean<Payable[]>();
  const bySource = new Map(payables.map((each) => [each._id, each]));
  return rows.map((row) => ({ ...row, payable: bySource.get(`DEP:${row._id}`) }));
}

export const depenses: Sheet<DepenseRow> = {
  id: 'Depense',
  title: 'Dépenses',
  empty: 'Aucune dépense. Les familles les envoient depuis le portail, avec une attestation.',
  page: 'depenses-a-decider?depense=',
  model: Depenses as never,
  fields: ['campaign', 'matricule', 'sias', 'amount', 'cost', 'state', 'organisation', 'submittedAt', 'decision'],
  sort: { by: 'submittedAt', direction: 'desc' },
  ofCampaign: true,
  join: withPayment,
  columns: [
    {
      name: 'submittedAt',
      label: 'Envoyée le',
      show: (row) => instant(row.submittedAt),
      listed: true,
      sort: ['submittedAt'],
      filter: { kind: 'days', field: 'submittedAt' },
    },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: DEPENSE_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'amount', label: 'Montant', show: (row) => euros(row.amount), listed: true, num: true },
    {
      name: 'organisation',
      label: 'Organisme',
      show: (row) => orNothing(row.organisation?.name),
      listed: true,
      filter: { kind: 'words', field: 'organisation.key' },
    },
    {
      name: 'matricule',
      label: 'Matricule',
      show: (row) => row.matricule,
      listed: true,
      filter: { kind: 'exact', field: 'matricule', read: readMatricule },
    },
    { name: 'sias', label: 'SIAS', show: (row) => row.sias, filter: { kind: 'exact', field: 'sias', read: readSias } },
    {
      name: 'agent',
      label: 'Décidée par',
      show: (row) => orNothing(row.decision?.agent),
      listed: true,
      filter: { kind: 'exact', field: 'decision.agent', read: readAgentCode },
    },
    { name: 'payment', label: 'Paiement', show: (row) => row.payable?.state ?? '', states: PAYABLE_WORDS, listed: true },
    { name: 'cost', label: 'Coût', show: (row) => euros(row.cost) },
    { name: 'paidOn', label: 'Payée le', show: (row) => day(row.payable?.paidOn) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
