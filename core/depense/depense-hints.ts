/** What an agent may want to know before deciding. Hints, never rules. */
import { type Partner, Partners } from '../partner/partner.model.ts';
import { ACTIVE_PARTNER } from '../partner/partner.rules.ts';
import { folded } from '../shared/french.ts';
import { type Depense, type DepenseState, Depenses, type Organisation } from './depense.model.ts';

export interface DepenseHints {
  /** Other dépenses for the same organisation (name or mail), by state; withdrawn ones left out. */
  sameOrganisation: { total: number; families: number; byState: Partial<Record<DepenseState, number>> };
  /** Other dépenses made with one of its files. */
  sameFile: Pick<Depense, '_id' | 'matricule' | 'sias' | 'state' | 'submittedAt'>[];
  /** A partner that looks like the organisation: a QR code would do. */
  partner: { id: string; name: string; commune: string; same: 'nom' | 'mail' } | null;
}

const MOST_FILES = 10;

/** @returns everything known about a dépense's organisation and files. */
export async function depenseHints(depense: Depense): Promise<DepenseHints> {
  const [sameOrganisation, sameFile, partner] = await Promise.all([
    countSameOrganisation(depense),
    findSameFile(depense),
    likelyPartner(depense.organisation),
  ]);
  return { sameOrganisation, sameFile, partner };
}

async function countSameOrganisation({ _id, organisation: { key, mail } }: Depense): Promise<DepenseHints['sameOrganisation']> {
  const groups = await Depenses.aggregate<{ _id: DepenseState; count: number; families: string[] }>([
    { $match: { _id: { $ne: _id }, state: { $ne: 'withdrawn' }, $or: [{ 'organisation.key': key }, { 'organisation.mail': mail }] } },
    { $group: { _id: '$state', count: { $sum: 1 }, families: { $addToSet: '$matricule' } } },
  ]);
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    families: new Set(groups.flatMap(({ families }) => families)).size,
    byState: Object.fromEntries(groups.map((group) => [group._id, group.count])),
  };
}

const findSameFile = ({ _id, attestations }: Depense): Promise<DepenseHints['sameFile']> =>
  Depenses.find({ _id: { $ne: _id }, 'attestations.sha256': { $in: attestations.map(({ sha256 }) => sha256) } }, SAME_FILE_FIELDS)
    .sort({ submittedAt: -1 })
    .limit(MOST_FILES)
    .lean<DepenseHints['sameFile']>();

const SAME_FILE_FIELDS = { matricule: 1, sias: 1, state: 1, submittedAt: 1 };

/** An active partner of the same mail or folded name (R-FAM-15: the portal proposes a QR code instead); null when none is. */
export async function likelyPartner({ name, mail }: Pick<Organisation, 'name' | 'mail'>): Promise<DepenseHints['partner']> {
  const key = folded(name);
  // The search text begins with the folded name: an index narrows it, the comparison below decides.
  const like = [{ mail }, ...(key ? [{ search: { $gte: key, $lt: `${key}~` } }] : [])];
  const found = await Partners.find({ ...ACTIVE_PARTNER, $or: like }, { name: 1, mail: 1, address: 1 })
    .limit(100)
    .lean<Partner[]>();
  const byName = found.find((partner) => folded(partner.name) === key);
  const byMail = found.find((partner) => partner.mail === mail);
  const partner = byName ?? byMail;
  return partner ? { id: partner._id, name: partner.name, commune: partner.address.commune, same: byName ? 'nom' : 'mail' } : null;
}
