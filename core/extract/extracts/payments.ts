import { campaignLabel } from '../../campaign/campaign.rules.ts';
import { PAID_BY_PARTNER, type Payable, Payables } from '../../forfait/payable.model.ts';
import { type Partner, Partners } from '../../partner/partner.model.ts';
import type { Column, Extract, ExtractQuery, Line, Listing } from '../extract.ts';
import { collectionListing } from '../listing.ts';
import { readKey } from '../page-key.rules.ts';
import { PAID_COLUMNS, PAID_FIELDS, paidIn, type PaidLine, withChildren } from './paid-lines.ts';
import { refuse } from '../../shared/refusals.ts';

type PaidTo = Pick<Partner, '_id' | 'name' | 'tiersi' | 'rang' | 'search'>;

interface PaymentLine extends PaidLine {
  partner: PaidTo;
}

const COLUMNS: readonly Column<PaymentLine>[] = [
  { label: 'Partenaire', kind: 'text', value: ({ partner }) => partner.name },
  { label: 'Tiersi', kind: 'text', value: ({ partner }) => partner.tiersi },
  { label: 'Rang', kind: 'text', value: ({ partner }) => partner.rang },
  { label: 'Campagne', kind: 'text', value: (row) => campaignLabel(row.campaign) },
  ...PAID_COLUMNS,
];

/** Liste complète des paiements triée par partenaire sur période (CCTP 7): by name of the club, then by day of payment. */
export const payments: Extract = {
  id: 'paiements',
  title: 'Paiements par partenaire sur une période',
  hint: 'Tous les paiements faits aux clubs entre deux dates, club par club.',
  right: 'extracts',
  filters: ['period'],
  required: ['period'],
  open: (query) => paymentListing(query),
};

function paymentListing({ years, period }: ExtractQuery): Listing<PaymentLine> {
  const where = { partnerId: { $gt: '' }, campaign: { $in: years }, ...paidIn(period) };
  return {
    columns: COLUMNS,
    count: () => Payables.countDocuments(where as never, { hint: PAID_BY_PARTNER }),
    async *lines(after): AsyncGenerator<Line<PaymentLine>> {
      const from = after ? readStart(after) : null;
      for (const partner of await paidPartners(where)) {
        if (from && isBefore(partner, from)) continue;
        const listing = ofPartner(partner, where);
        for await (const { row, key } of listing.lines(from?.partnerId === partner._id ? from.key : undefined))
          yield { row: { ...row, partner }, key: () => startOf(partner, key()) };
      }
    },
  };
}

const ofPartner = ({ _id }: PaidTo, where: Record<string, unknown>): Listing<PaidLine> =>
  collectionListing<Payable, PaidLine>({
    model: Payables,
    where: { ...where, partnerId: _id },
    sort: ['paidOn', '_id'],
    fields: PAID_FIELDS,
    join: withChildren,
    columns: PAID_COLUMNS,
  });

/** The clubs paid in the period, by name: a few thousand at most, and few fields of each. */
async function paidPartners(where: Record<string, unknown>): Promise<PaidTo[]> {
  const ids = await Payables.aggregate<{ _id: string }>([{ $match: where }, { $group: { _id: '$partnerId' } }]).hint(PAID_BY_PARTNER);
  return Partners.find({ _id: { $in: ids.map(({ _id }) => _id) } }, { name: 1, tiersi: 1, rang: 1, search: 1 })
    .sort({ search: 1, _id: 1 })
    .lean<PaidTo[]>();
}

interface Start {
  search: string;
  partnerId: string;
  key: string;
}

const startOf = ({ search, _id }: PaidTo, key: string): string => Buffer.from(JSON.stringify([search, _id, key])).toString('base64url');

/** @throws Refusal ENTREE_REFUSEE (422). */
function readStart(after: string): Start {
  const [search, partnerId, key] = readKey(after);
  if (typeof search !== 'string' || typeof partnerId !== 'string' || typeof key !== 'string') throw refuse('ENTREE_REFUSEE');
  return { search, partnerId, key };
}

const isBefore = ({ search, _id }: PaidTo, from: Start): boolean =>
  search < from.search || (search === from.search && _id < from.partnerId);
