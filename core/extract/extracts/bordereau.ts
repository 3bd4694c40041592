import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Extract } from '../extract.ts';
import { collectionListing } from '../listing.ts';
import { PAID_COLUMNS, PAID_FIELDS, paidIn, type PaidLine, withChildren } from './paid-lines.ts';

/** Bordereau de paiement d’un partenaire (CCTP 7): what the Caf paid to one club in a campaign, line by line. */
export const bordereau: Extract = {
  id: 'bordereau',
  title: 'Bordereau de paiement d’un partenaire',
  hint: 'Ce que la Caf a payé à un club, ligne par ligne.',
  right: 'extracts',
  filters: ['year', 'partner', 'period'],
  required: ['partner'],
  open: ({ year, partner, period }) =>
    collectionListing<Payable, PaidLine>({
      model: Payables,
      where: { partnerId: partner?._id ?? '', campaign: year, ...paidIn(period) },
      sort: ['paidOn', '_id'],
      fields: PAID_FIELDS,
      join: withChildren,
      columns: PAID_COLUMNS,
    }),
};
