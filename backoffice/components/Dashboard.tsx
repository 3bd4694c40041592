/** The first page: where the campaign stands, what waits for somebody. */
import type { CampaignFacts } from '../actions/campaign.ts';
import { useAnswer } from './api.ts';
import { Go, Note, Page, RefusedNote } from './parts.tsx';

interface DashboardData {
  firstName: string;
  now: string;
  campaign: CampaignFacts | null;
  todos: { count: string; label: string; href: string }[];
  sums: { label: string; amount: string; hint: string }[];
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
      {data.sums.length > 0 && (
        <ul className="kpis plain">
          {data.sums.map(({ label, amount, hint }) => (
            <li key={label} className="card kpi">
              <h2>{label}</h2>
              <p className="sum">{amount}</p>
              <p className="soft">{hint}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
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
            <dd className="num">{daysLeft} jours</dd>
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
