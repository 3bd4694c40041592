/** Leading a campaign (R-CAM-08): each step says what it does before its button. */
import { useEffect, useState } from 'react';
import type { CampaignFacts } from '../actions/campaign.ts';
import { post, tellCampaign, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { CampaignDates } from './campaign/CampaignDates.tsx';
import { Go, Note, Page, RefusedNote, Tag } from './parts.tsx';

interface CampaignData {
  campaign: CampaignFacts | null;
  nextYear: number;
  mayClose: boolean;
  mayPrepare: boolean;
}

export default function CampaignPage() {
  const { data, refused, again } = useAnswer<CampaignData>('/campagne');
  const [done, setDone] = useState('');
  useEffect(() => tellCampaign(data?.campaign), [data]);
  const after = (sentence: string) => () => {
    setDone(sentence);
    again();
  };
  if (!data)
    return <Page title="Conduite de campagne">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const { campaign, nextYear, mayClose, mayPrepare } = data;
  return (
    <Page title="Conduite de campagne">
      {done && (
        <p className="toast" role="status">
          {done}
        </p>
      )}
      {campaign && <State campaign={campaign} />}
      <div className="desk-steps">
        {campaign && mayClose && <Steps campaign={campaign} after={after} />}
        {campaign && mayClose && <CampaignDates key={campaign.version} campaign={campaign} after={after} />}
        {mayPrepare && (!campaign || campaign.state === 'closed') && (
          <Init year={nextYear} first={!campaign} done={after('La campagne est initialisée. Chargez les deux fichiers.')} />
        )}
      </div>
    </Page>
  );
}

function State({ campaign }: { campaign: CampaignFacts }) {
  const rows: [string, string][] = [
    ['Dates', `${campaign.start} – ${campaign.end}`],
    ['Dépenses décidées jusqu’au', campaign.decideUntil],
    ['Enveloppe', campaign.budget],
    ['Familles', campaign.families.toLocaleString('fr-FR')],
    ['Enfants', campaign.children.toLocaleString('fr-FR')],
    ['Forfaits', campaign.forfaits],
    ['Chargement', campaign.loadOpen ? 'possible' : 'clos'],
  ];
  return (
    <section className="card">
      <div className="row apart">
        <h2>Campagne {campaign.label}</h2>
        <Tag tag={campaign.tag} />
      </div>
      <dl className="facts desk-columns">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type After = (sentence: string) => () => void;

function Steps({ campaign, after }: { campaign: CampaignFacts; after: After }) {
  const { state, loadOpen, year } = campaign;
  const annee = String(year);
  const before = state === 'draft' || state === 'loading';
  return (
    <>
      {loadOpen && (before || state === 'open') && (
        <section className="card stack">
          <h2>Top de clôture</h2>
          <p>
            {before
              ? 'Le chargement se termine et la campagne s’ouvre : les familles peuvent se connecter.'
              : 'Le chargement rouvert se termine. Les familles continuent.'}
          </p>
          <ActionForm
            fields={[]}
            button={before ? 'Clore le chargement et ouvrir la campagne' : 'Clore le chargement'}
            send={() => post('/campagne/top', { annee })}
            done={after(before ? 'La campagne est ouverte aux familles.' : 'Le chargement est clos.')}
          />
        </section>
      )}
      {state === 'open' && !loadOpen && (
        <section className="card stack">
          <h2>Rouvrir le chargement</h2>
          <p>La campagne reste ouverte. Le motif est gardé dans le journal.</p>
          <ActionForm
            fields={[{ name: 'motif', label: 'Motif' }]}
            button="Rouvrir le chargement"
            second
            send={({ motif = '' }) => post('/campagne/reouverture', { annee, motif })}
            done={after('Le chargement est rouvert.')}
          />
        </section>
      )}
      {state === 'open' && <Closing />}
    </>
  );
}

const Closing = () => (
  <section className="card stack">
    <h2>Clôture de campagne</h2>
    <p>Voyez d’abord ce qui expire, ce qui reste à payer et ce qui n’a pas été utilisé. Vous confirmez ensuite.</p>
    <p>
      <Go to="/caf/pages/cloture" className="btn danger">
        Préparer la clôture
      </Go>
    </p>
  </section>
);

function Init({ year, first, done }: { year: number; first: boolean; done: () => void }) {
  return (
    <section className="card stack">
      <h2>Initialiser une campagne</h2>
      <p>
        {first
          ? 'La première campagne commence avec les critères de 2025.'
          : 'Elle reprend les critères de la dernière. Celle-ci passe en lecture seule, et les comptes des familles sont effacés.'}{' '}
        {!first && <Go to="/caf/pages/changement">Voyez d’abord ce qui reste à faire.</Go>}
      </p>
      {!first && (
        <Note tone="final">
          <p>
            <b>Définitif.</b> La campagne close ne se modifie plus. Les familles choisiront un nouveau mot de passe.
          </p>
        </Note>
      )}
      <ActionForm
        fields={[
          { name: 'annee', label: 'Année', hint: 'L’année où elle commence', initial: String(year) },
          { name: 'enveloppe', label: 'Enveloppe en euros (facultatif)', hint: 'Elle alerte, elle ne bloque jamais' },
        ]}
        button="Initialiser la campagne"
        send={({ annee = '', enveloppe = '' }) => post('/campagne/nouvelle', { annee, enveloppe })}
        done={done}
      />
    </section>
  );
}
