/** The list of partners validated by the Caf (R-FAM-11): searched, in two orders or by distance, a page at a time. */
import { listPartners, partnerFilters, type PartnerSummary } from '#core/partner/list-partners.ts';
import { homeCommunes } from '#core/shared/communes.ts';
import { placeOf } from '#core/shared/essonne-map.ts';
import { typo } from '#core/shared/french.ts';
import type { TownOnMap } from '../map/draw-map.ts';

const PAGE = 20;
/** Within a draw each is a large target, and the button that goes on stands under them all. */
const PAGE_OF_CHOICES = 10;
const LONGEST = 100;

/** Partners of a query string: `q`, `commune`, `activite`, `ordre`, `pres` (Insee code of a commune), `page`. */
export const searchPartners = async (query: URLSearchParams) => onePage(query, await findPartners(query));

/** The same, to choose one. */
export const choosePartners = async (query: URLSearchParams) => onePage(query, await findPartners(query), PAGE_OF_CHOICES);

function onePage(query: URLSearchParams, { found, ...search }: Awaited<ReturnType<typeof findPartners>>, size = PAGE) {
  const pages = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1));
  return { ...search, count: found.length, page, pages, partners: found.slice((page - 1) * size, page * size).map(partnerLine) };
}

/** The same search for the map (R-PAR-10): a page of its list, and every commune that has clubs. */
export async function mapPartners(query: URLSearchParams) {
  const answer = await findPartners(query);
  const { found } = answer;
  const towns = new Map<string, TownOnMap>();
  for (const partner of found) placeIn(towns, partner);
  const placed = [...towns.values()].reduce((sum, { count }) => sum + count, 0);
  return { ...onePage(query, answer), towns: [...towns.values()], elsewhere: found.length - placed };
}

/** What the map says of a town before it leads to the list: a département of clubs must fit a phone. */
const NAMED = 6;

function placeIn(towns: Map<string, TownOnMap>, partner: PartnerSummary): void {
  const at = partner.insee === null ? null : placeOf(partner.insee);
  if (partner.insee === null || at === null) return;
  const town = towns.get(partner.insee) ?? { commune: partner.commune, at, count: 0, clubs: [] };
  town.count++;
  if (town.clubs.length < NAMED) town.clubs.push({ name: partner.name, activities: partner.activities.join(', ') });
  towns.set(partner.insee, town);
}

async function findPartners(query: URLSearchParams) {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, LONGEST);
  const places = homeCommunes().map(({ insee, name }) => ({ value: insee, label: name }));
  const wanted = {
    q: text('q'),
    commune: text('commune'),
    activite: text('activite'),
    ordre: text('ordre') === 'nom' ? 'nom' : 'activite',
    pres: places.some(({ value }) => value === text('pres')) ? text('pres') : '',
  };
  const [found, filters] = await Promise.all([
    listPartners({
      ...(wanted.q ? { search: wanted.q } : {}),
      ...(wanted.commune ? { commune: wanted.commune } : {}),
      ...(wanted.activite ? { activity: wanted.activite } : {}),
      ...(wanted.pres ? { near: wanted.pres } : {}),
      order: wanted.ordre === 'nom' ? 'name' : 'activity',
    }),
    partnerFilters(),
  ]);
  return { found, wanted, filters: { ...filters, places } };
}

const partnerLine = ({ id, name, activities, address, mail, km }: PartnerSummary) => ({
  id,
  name,
  activities: activities.join(', '),
  address,
  mail,
  distance: km === null ? null : distanceWords(km),
});

/** Centres are compared: tenths would say more than is known. */
const distanceWords = (km: number): string => (km === 0 ? 'dans la commune' : typo(`environ ${Math.max(1, Math.round(km))} km`));
