import type { LinksFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { hasRib } from '#core/partner/rib/has-rib.ts';
import { CampaignTabs, inCampaign } from '../partner/CampaignTabs.tsx';
import { DeclineList } from '../partner/DeclineList.tsx';
import { GainChart } from '../partner/GainChart.tsx';
import { ListFiles } from '../partner/ListFiles.tsx';
import partnerStyle from '../partner/partner.css?url';
import { PaymentTable } from '../partner/PaymentTable.tsx';
import { RibNote } from '../partner/RibNote.tsx';
import { campaignChoice } from '../partner/services/campaign-choice.server.ts';
import { declines, gains } from '../partner/services/gains.server.ts';
import { partnerMoney, validationPage } from '../partner/services/partner-money.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { Pages } from '../partner/Pages.tsx';
import { partnerShell } from '../partner/shell.ts';
import { TotalCards } from '../partner/TotalCards.tsx';
import { page } from '../services/answer.server.ts';
import { pageNumber } from '../services/page-number.server.ts';
import { title } from '../title.ts';

export const meta = title('Paiements');
export const handle = { shell: partnerShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: partnerStyle }];

export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  const choice = await campaignChoice(request);
  const { year } = choice;
  const [money, gained, refused, rib] = await Promise.all([
    partnerMoney(visit, year),
    gains(visit, year),
    choice.past ? [] : declines(visit),
    hasRib(visit.partner._id),
  ]);
  return {
    choice,
    money,
    ...gained,
    refused,
    rib,
    ...(await validationPage(visit, { year, page: pageNumber(request) })),
  };
});

export default function Payments() {
  const { choice, money, months, refused, rib, activities, lines, page, more } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Paiements</h1>
      <CampaignTabs choice={choice} />
      <TotalCards money={money} />
      {!rib && <RibNote />}
      {months.length > 0 && page === 1 && (
        <>
          <GainChart id="mois" heading="Gains par mois" of="Mois" lines={months} />
          <GainChart id="activites" heading="Gains par activité" of="Activité" lines={activities} />
        </>
      )}
      <section className="stack">
        {lines.length === 0 ? <Nothing past={choice.past} page={page} /> : <PaymentTable caption="Enfants scannés" lines={lines} />}
        {(page > 1 || more) && <Pages page={page} more={more} newer="Plus récents" older="Plus anciens" within={inCampaign(choice)} />}
      </section>
      <ListFiles within={inCampaign(choice)} />
      {page === 1 && <DeclineList declines={refused} />}
    </div>
  );
}

const Nothing = ({ past, page }: { past: boolean; page: number }) => (
  <div className="empty">
    <p>Aucun QR code validé {page > 1 ? 'sur cette page' : past ? 'dans cette campagne' : 'pour le moment'}.</p>
    {!past && (
      <p>
        <Link to="/partenaire/scanner" reloadDocument>
          Scanner un QR code
        </Link>
      </p>
    )}
  </div>
);
