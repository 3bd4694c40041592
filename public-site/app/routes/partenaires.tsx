import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ClubMissing } from '../components/ClubMissing.tsx';
import { FoundPartners, Orders, OtherView } from '../components/PartnerList.tsx';
import { Pages, PartnerSearch } from '../components/PartnerSearch.tsx';
import { familyShell, publicShell } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { hasFamilySession } from '../services/family-session.server.ts';
import { searchPartners } from '../services/partners.server.ts';
import { title } from '../title.ts';

export const meta = title(
  'Les clubs partenaires',
  'Les clubs de l’Essonne qui acceptent les tickets loisirs jeunes de la Caf, par activité et par commune.',
);

/** Partners validated by the Caf (R-FAM-11), for anybody; a family can start a draw from here. */
export const loader = page(async ({ request }) => {
  const family = await hasFamilySession(request);
  return { ...(await searchPartners(new URL(request.url).searchParams)), family, shell: family ? familyShell : publicShell };
});

export default function Partners() {
  const { wanted, filters, count, page: current, pages, partners, family } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Les clubs partenaires</h1>
      <PartnerSearch wanted={wanted} filters={filters} />
      <p className="no-print">
        <OtherView to="/carte" label="Voir ces clubs sur la carte" />
      </p>
      <Orders chosen={wanted.ordre} near={wanted.pres} />
      <FoundPartners count={count} partners={partners} family={family} />
      <Pages page={current} pages={pages} />
      <ClubMissing />
      {!family && (
        <p>
          {typo('Vous êtes un club ?')} <Link to="/partenaire/inscription">Déposez un dossier de partenaire</Link>
        </p>
      )}
    </div>
  );
}
