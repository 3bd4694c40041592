/** Closing a campaign: its rehearsal first, with the exact figures, then the confirmation (R-CAM-08). */
import { useState } from 'react';
import type { RehearsalFacts } from '../actions/campaign-end.ts';
import { goTo, post, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { counted } from './kit/count.ts';
import { DataTable } from './kit/DataTable.tsx';
import { Go, Note, Page, RefusedNote } from './parts.tsx';

const TITLE = 'Clôture de campagne';
const CAMPAIGN = '/caf/pages/campagne';

export default function ClosingPage() {
  const { data, refused, again } = useAnswer<RehearsalFacts>('/campagne/repetition');
  const [closed, setClosed] = useState(false);
  if (closed) goTo(CAMPAIGN);
  if (!data)
    return (
      <Page title={TITLE}>
        {refused ? <RefusedNote refused={refused} /> : <p className="soft">Calcul…</p>}
        <p>
          <Go to={CAMPAIGN}>Revenir à la conduite de campagne</Go>
        </p>
      </Page>
    );
  return (
    <Page
      title={`${TITLE} ${data.label}`}
      side={
        <button type="button" className="btn second" onClick={again}>
          Recalculer
        </button>
      }
    >
      <p className="soft">
        Répétition calculée le {data.at}. Rien n’est écrit. Sans vous, la campagne se clôt seule après le {data.end}.
      </p>
      <Figures data={data} />
      {data.byPartner.length > 0 && <Expiring data={data} />}
      <section className="card stack">
        <h2>Clore</h2>
        <Note tone="final">
          <p>
            <b>Définitif.</b> {counted(data.expiring.count, 'QR code expire', 'QR codes expirent')}, pour {data.expiring.amount}. Plus aucun
            ne se crée ni ne se scanne. Les paiements continuent.
          </p>
        </Note>
        <ActionForm
          fields={[{ name: 'confirmation', label: `Pour confirmer, tapez ${data.closingWords}` }]}
          hidden={{ annee: String(data.year) }}
          button={`Clore la campagne ${data.label}`}
          danger
          send={(values) => post('/campagne/cloture', values)}
          done={() => setClosed(true)}
        />
      </section>
    </Page>
  );
}

function Figures({ data }: { data: RehearsalFacts }) {
  const count = ({ count }: { count: number }, one: string, many: string): string =>
    `${count.toLocaleString('fr-FR')} ${count < 2 ? one : many}`;
  const rows = [
    { label: 'Expire', what: count(data.expiring, 'QR code non scanné', 'QR codes non scannés'), amount: data.expiring.amount },
    { label: 'Reste à payer', what: count(data.pending, 'somme en attente', 'sommes en attente'), amount: data.pending.amount },
    { label: 'Retenu', what: count(data.held, 'somme retenue', 'sommes retenues'), amount: data.held.amount },
    { label: 'En paiement', what: count(data.batched, 'somme dans un lot', 'sommes dans un lot'), amount: data.batched.amount },
    { label: 'À décider', what: count(data.undecided, 'dépense', 'dépenses'), amount: data.undecided.amount },
    { label: 'Utilisé', what: 'QR codes validés et dépenses approuvées', amount: data.used },
    { label: 'Droits non consommés', what: `sur ${data.granted} de forfaits`, amount: data.leftOver },
  ];
  return (
    <section className="card stack">
      <h2>Ce que fera la clôture, et ce qui restera</h2>
      <DataTable
        caption="Ce que la clôture fera"
        columns={[
          { label: 'Quoi', show: ({ label }) => label, head: true },
          { label: 'Détail', show: ({ what }) => what },
          { label: 'Montant', show: ({ amount }) => amount, num: true },
        ]}
        rows={rows}
        rowKey={({ label }) => label}
        empty={<p>Rien.</p>}
      />
    </section>
  );
}

const Expiring = ({ data }: { data: RehearsalFacts }) => (
  <section className="card stack">
    <h2>QR codes qui expirent, par partenaire</h2>
    <p>
      {data.families.toLocaleString('fr-FR')} {data.families < 2 ? 'famille a' : 'familles ont'} un QR code à faire scanner avant la
      clôture.
    </p>
    <DataTable
      caption="QR codes qui expirent, par partenaire"
      columns={[
        { label: 'Partenaire', show: ({ name }) => name, head: true },
        { label: 'QR codes', show: ({ count }) => count.toLocaleString('fr-FR'), num: true },
        { label: 'Montant', show: ({ amount }) => amount, num: true },
      ]}
      rows={data.byPartner}
      rowKey={({ name, amount }) => name + amount}
      empty={<p>Aucun.</p>}
    />
    {data.partners > data.byPartner.length && (
      <p className="soft">
        Les {data.byPartner.length} plus grands montants, sur {data.partners.toLocaleString('fr-FR')} partenaires.
      </p>
    )}
  </section>
);
