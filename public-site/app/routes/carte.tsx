import { useLoaderData } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { settings } from '#core/shared/settings.ts';
import { ClubMap } from '../components/ClubMap.tsx';
import { ClubMissing } from '../components/ClubMissing.tsx';
import { FoundPartners, Orders, OtherView } from '../components/PartnerList.tsx';
import { Pages, PartnerSearch } from '../components/PartnerSearch.tsx';
import { familyShell, publicShell } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { hasFamilySession } from '../services/family-session.server.ts';
import { mapPartners } from '../services/partners.server.ts';
import { title } from '../title.ts';

export const meta = title('La carte des clubs', 'La carte des clubs de l’Essonne qui acceptent les tickets loisirs jeunes de la Caf.');

/** The map and its list (R-PAR-10): the same search, the same clubs, and the list alone without script. */
export const loader = page(async ({ request }) => {
  const family = await hasFamilySession(request);
  const found = await mapPartners(new URL(request.url).searchParams);
  return { ...found, tiles: settings().mapTiles === 'ign', family, shell: family ? familyShell : publicShell };
});

export default function ClubsOnMap() {
  const { wanted, filters, count, page: current, pages, partners, towns, elsewhere, tiles, family } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>La carte des clubs</h1>
      <PartnerSearch wanted={wanted} filters={filters} />
      <p className="no-print">
        <OtherView to="/partenaires" label="Voir la liste seule" />
      </p>
      <ClubMap towns={towns} tiles={tiles} near={[wanted.q, wanted.activite, wanted.commune].some(Boolean)} />
      {elsewhere > 0 && <p className="soft">{typo(`Hors de la carte : ${plural(elsewhere, 'club')}. La liste les donne tous.`)}</p>}
      <Orders chosen={wanted.ordre} near={wanted.pres} />
      <FoundPartners count={count} partners={partners} family={family} />
      <Pages page={current} pages={pages} />
      <ClubMissing />
    </div>
  );
}
