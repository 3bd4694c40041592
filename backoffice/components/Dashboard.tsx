/** The first page: where the campaign stands, what waits for somebody. */
import { useState } from 'react';
import type { CampaignFacts } from '../actions/campaign.ts';
import { useAnswer } from './api.ts';
import { ActivitiesCard } from './following/ActivitiesCard.tsx';
import { AgesCard } from './following/AgesCard.tsx';
import type { WholeFigures } from './following/figures.ts';
import { Kpis } from './following/Kpis.tsx';
import { MonthsCard } from './following/MonthsCard.tsx';
import { counted } from './kit/count.ts';
import { Go, Note, Page, RefusedNote } from './parts.tsx';

interface DashboardData {
  firstName: string;
  now: string;
  campaign: CampaignFacts | null;
  todos: { count: string; label: string; href: string }[];
  /** Whether this agent may see the figures. */
  figures: boolean;
}

export default function Dashboard() {
  const { data, refused } = useAnswer<DashboardData>('/tableau');
  if (!data) return <Page title="Tableau de bord">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  return (
    <Page title={`Bonjour ${data.firstName}`} side={<p className="soft small">{data.now}</p>}>
      {data.todos.length > 0 && (
        <ul className="todo plain" aria-label="À faire">
          {data.todos.map(({ count, label, href }) => (
            <li key={label}>
              <Go to={href}>
                <b>{count}</b>
                <span>{label}</span>
              </Go>
            </li>
          ))}
        </ul>
      )}
      {data.campaign ? (
        <Where campaign={data.campaign} />
      ) : (
        <Note tone="">Aucune campagne. Initialisez la première dans « Conduite de campagne ».</Note>
      )}
      {data.figures && <FollowedFigures />}
    </Page>
  );
}

/** The campaign's figures: sums, then month by month, by activity, by age. */
function FollowedFigures() {
  const [fresh, setFresh] = useState(0);
  const { last: data, refused } = useAnswer<WholeFigures>(`/suivi/chiffres${fresh > 0 ? `?frais=oui&fois=${fresh}` : ''}`);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Calcul des chiffres…</p>;
  return (
    <>
      <p className="row">
        <span className="soft">Chiffres du {data.at}.</span>
        <button type="button" className="btn quiet" onClick={() => setFresh(fresh + 1)}>
          Actualiser
        </button>
        <Go to="/caf/pages/consommation">Par partenaire</Go>
        <Go to="/caf/pages/recours">Par commune</Go>
      </p>
      <Kpis kpis={data.kpis} />
      <MonthsCard figures={data} />
      <ActivitiesCard figures={data} />
      <AgesCard ages={data.ages} />
    </>
  );
}

const NEXT: Record<string, string> = {
  draft: 'Chargez les deux fichiers, puis faites le top de clôture.',
  loading: 'Reprenez les lignes rejetées, puis faites le top de clôture : les familles pourront se connecter.',
  open: 'Les familles créent leurs QR codes. Préparez les lots de paiement au fil de l’eau.',
  closed: 'Payez ce qui reste dû. La campagne suivante pourra ensuite être initialisée.',
};

function Where({ campaign }: { campaign: CampaignFacts }) {
  const { label, tag, start, end, families, children, forfaits, state, daysLeft, loadOpen } = campaign;
  const count = (value: number): string => value.toLocaleString('fr-FR');
  return (
    <section className="card">
      <h2>
        Campagne {label} : {tag.word.toLowerCase()}
      </h2>
      <dl className="facts desk-columns">
        <div>
          <dt>Dates</dt>
          <dd>
            {start} – {end}
          </dd>
        </div>
        <div>
          <dt>Familles</dt>
          <dd className="num">{count(families)}</dd>
        </div>
        <div>
          <dt>Enfants</dt>
          <dd className="num">{count(children)}</dd>
        </div>
        <div>
          <dt>Forfaits</dt>
          <dd className="num">{forfaits}</dd>
        </div>
        {state === 'open' && (
          <div>
            <dt>Il reste</dt>
            <dd className="num">{counted(daysLeft, 'jour')}</dd>
          </div>
        )}
      </dl>
      <p>
        <b>À suivre :</b> {NEXT[state] ?? 'Cette campagne est en lecture seule.'}
        {state === 'open' && loadOpen ? ' Le chargement est rouvert : pensez à le clore.' : ''}
      </p>
    </section>
  );
}
