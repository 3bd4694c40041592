/** The list of partners validated by the Caf (R-FAM-11): searched, in two orders, a page at a time. */
import { listPartners, partnerFilters, type PartnerSummary } from '#core/partner/list-partners.ts';

const PAGE = 20;
const LONGEST = 100;

/** Partners of a query string: `q`, `commune`, `activite`, `ordre`, `page`. */
export async function searchPartners(query: URLSearchParams) {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, LONGEST);
  const wanted = {
    q: text('q'),
    commune: text('commune'),
    activite: text('activite'),
    ordre: text('ordre') === 'nom' ? 'nom' : 'activite',
  };
  const [found, filters] = await Promise.all([
    listPartners({
      ...(wanted.q ? { search: wanted.q } : {}),
      ...(wanted.commune ? { commune: wanted.commune } : {}),
      ...(wanted.activite ? { activity: wanted.activite } : {}),
      order: wanted.ordre === 'nom' ? 'name' : 'activity',
    }),
    partnerFilters(),
  ]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1));
  return { wanted, filters, count: found.length, page, pages, partners: found.slice((page - 1) * PAGE, page * PAGE).map(partnerLine) };
}

export type PartnerSearch = Awaited<ReturnType<typeof searchPartners>>;

const partnerLine = ({ id, name, activities, address, mail }: PartnerSummary) => ({
  id,
  name,
  activities: activities.join(', '),
  address,
  mail,
});
