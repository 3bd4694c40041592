/** From one campaign to the next: the checklist (R-CAM-11), then the purge of old campaigns (R-CAM-09). */
import { useState } from 'react';
import type { ChangeFacts } from '../actions/campaign-change.ts';
import { post, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { DataTable } from './kit/DataTable.tsx';
import { Go, Note, Page, RefusedNote, Tag } from './parts.tsx';

const TITLE = 'Changement de campagne';

export default function ChangePage() {
  const { data, refused, again } = useAnswer<ChangeFacts>('/campagne/changement');
  const [done, setDone] = useState('');
  if (!data) return <Page title={TITLE}>{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  return (
    <Page title={TITLE}>
      {done && (
        <p className="toast" role="status">
          {done}
        </p>
      )}
      <Checklist lines={data.lines} />
      {data.purgeable.map((campaign) => (
        <Purge
          key={campaign.year}
          campaign={campaign}
          done={() => {
            setDone(`La campagne ${campaign.label} est purgée. Son certificat est en bas de page.`);
            again();
          }}
        />
      ))}
      {data.purged.length > 0 && <Purged purged={data.purged} />}
    </Page>
  );
}

const Checklist = ({ lines }: { lines: ChangeFacts['lines'] }) => (
  <section className="card stack">
    <h2>Ce qui reste à faire, dans l’ordre</h2>
    <DataTable
      caption="Liste du changement de campagne"
      columns={[
        { label: 'Étape', show: ({ title }) => title, head: true },
        { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
        { label: 'Où on en est', show: ({ left }) => left },
        { label: 'Pour le faire', show: ({ link }) => <Go to={link.href}>{link.label}</Go> },
      ]}
      rows={lines}
      rowKey={({ key }) => key}
      empty={
        <p>
          Aucune campagne. <Go to="/caf/pages/campagne">Initialisez la première.</Go>
        </p>
      }
    />
    <p className="soft">Tant qu’une ligne « bloque », la campagne suivante ne peut pas être initialisée.</p>
  </section>
);

function Purge({ campaign, done }: { campaign: ChangeFacts['purgeable'][number]; done: () => void }) {
  const { label, year, begun } = campaign;
  const of = (count: number, one: string): string => `${count.toLocaleString('fr-FR')} ${one}${count < 2 ? '' : 's'}`;
  return (
    <section className="card stack">
      <h2>Purger la campagne {label}</h2>
      <p>
        Elle a {of(campaign.families, 'famille')}, {of(campaign.children, 'enfant')} et {of(campaign.vouchers, 'QR code')}. Faites d’abord
        les extraits dont vous avez besoin.
      </p>
      {begun && (
        <Note tone="warn">
          <p>Cette purge a été commencée et coupée. Elle se termine seule, ou maintenant avec ce bouton.</p>
        </Note>
      )}
      <Note tone="final">
        <p>
          <b>Définitif.</b> Toutes les données personnelles de cette campagne sont supprimées, fichiers et courriels compris. Seuls restent
          des nombres et un journal sans identité.
        </p>
      </Note>
      <ActionForm
        fields={[{ name: 'confirmation', label: `Pour confirmer, tapez le nom de la campagne : ${label}` }]}
        hidden={{ annee: String(year) }}
        button={`Purger la campagne ${label}`}
        danger
        send={(values) => post('/campagne/purge', values)}
        done={done}
      />
    </section>
  );
}

const Purged = ({ purged }: { purged: ChangeFacts['purged'] }) => (
  <section className="card stack">
    <h2>Campagnes purgées</h2>
    <DataTable
      caption="Campagnes purgées"
      columns={[
        { label: 'Campagne', show: ({ label }) => label, head: true },
        { label: 'Purgée le', show: ({ at }) => at },
        { label: 'Par', show: ({ agent }) => agent },
        {
          label: 'Supprimé',
          show: ({ counts }) => counts.map(({ name, count }) => `${name} : ${count.toLocaleString('fr-FR')}`).join(' · '),
        },
        {
          label: 'Certificat',
          show: ({ year }) => (
            <a href={`/caf/actions/campagne/purge/${year}/certificat`} target="_blank" rel="noreferrer">
              Télécharger le PDF
            </a>
          ),
        },
      ]}
      rows={purged}
      rowKey={({ label }) => label}
      empty={<p>Aucune.</p>}
    />
  </section>
);
