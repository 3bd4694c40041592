import { useLoaderData } from '@remix-run/react';
import { formatEuros, sumCents } from '#core/shared/cents.ts';
import { formatDay } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { CampaignTabs, inCampaign } from '../partner/CampaignTabs.tsx';
import { ListFiles } from '../partner/ListFiles.tsx';
import { Pages } from '../partner/Pages.tsx';
import { campaignChoice } from '../partner/services/campaign-choice.server.ts';
import { readList } from '../partner/services/partner-lists.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { page } from '../services/answer.server.ts';
import { pageNumber } from '../services/page-number.server.ts';
import { title } from '../title.ts';

export const meta = title('Bénéficiaires payés');
export const handle = { shell: partnerShell };

const PAGE = 100;

/** Children whose payment was made, by name (R-PAR-09, CCTP 9). */
export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  const choice = await campaignChoice(request);
  const lines = await readList(visit, 'beneficiaires', choice.year);
  const page = pageNumber(request);
  return {
    choice,
    page,
    more: lines.length > page * PAGE,
    count: lines.length,
    total: formatEuros(sumCents(lines.map(({ amount }) => amount))),
    lines: lines.slice((page - 1) * PAGE, page * PAGE).map(({ lastName, firstName, amount, paidOn }) => ({
      lastName: lastName.toLocaleUpperCase('fr'),
      firstName,
      amount: formatEuros(amount),
      paidOn: paidOn ? formatDay(paidOn) : '',
    })),
  };
});

export default function Beneficiaries() {
  const { choice, lines, total, count, page, more } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack">
      <h1>Bénéficiaires payés</h1>
      <CampaignTabs choice={choice} />
      {count === 0 ? (
        <div className="empty">
          <p>Aucun paiement fait {choice.past ? 'dans cette campagne' : 'pour le moment'}.</p>
          {!choice.past && <p className="soft">Après un virement de la Caf, les enfants payés sont ici.</p>}
        </div>
      ) : (
        <>
          <p className="lead">
            {plural(count, 'paiement')}, <b className="num">{total}</b>
          </p>
          <BeneficiaryTable lines={lines} />
          {(page > 1 || more) && <Pages page={page} more={more} newer="Noms d’avant" older="Noms d’après" within={inCampaign(choice)} />}
        </>
      )}
      <ListFiles within={inCampaign(choice)} />
    </div>
  );
}

interface Line {
  lastName: string;
  firstName: string;
  amount: string;
  paidOn: string;
}

const BeneficiaryTable = ({ lines }: { lines: Line[] }) => (
  <table className="cards">
    <caption>Triés par nom</caption>
    <thead>
      <tr>
        <th scope="col">Nom</th>
        <th scope="col">Prénom</th>
        <th scope="col" className="num">
          Montant
        </th>
        <th scope="col">Payé le</th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ lastName, firstName, amount, paidOn }, place) => (
        <tr key={place}>
          <th scope="row">{lastName}</th>
          <td data-l="Prénom">{firstName}</td>
          <td data-l="Montant" className="num">
            {amount}
          </td>
          <td data-l="Payé le">{paidOn}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
