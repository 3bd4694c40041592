/** One agent: who it is, its rights and their history, and what another gestionnaire may do (R-AGT-01 to 04). */
import { useState } from 'react';
import { useAnswer } from '../api.ts';
import { useQuery } from '../kit/query.ts';
import { Events, type ShownEvent } from '../journal/Events.tsx';
import { Go, Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { AgentActions } from './AgentActions.tsx';

export interface AgentFacts {
  code: string;
  name: string;
  lastName: string;
  firstName: string;
  mail: string;
  profile: string;
  profileLabel: string;
  rights: { right: string; label: string }[];
  active: boolean;
  createdAt: string;
  version: string;
  own: boolean;
  secondFactor: boolean;
  lastLogin: string | null;
  history: ShownEvent[];
  more: boolean;
}

const ACTIVE = { word: 'Actif', tone: 'ok' };
const INACTIVE = { word: 'Désactivé', tone: 'off' };

export default function AgentPage() {
  const [{ code = '' }] = useQuery();
  const { data, refused, again } = useAnswer<AgentFacts>(`/agents/${encodeURIComponent(code)}`);
  const [told, setTold] = useState('');
  if (!data) return <Page title="Agent">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const done = (sentence: string): void => {
    setTold(sentence);
    window.scrollTo({ top: 0 });
    again();
  };
  return (
    <Page title={data.name} side={<Tag tag={data.active ? ACTIVE : INACTIVE} />}>
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <section className="card stack">
        <Facts agent={data} />
        <h2>Droits</h2>
        <p>{data.rights.length === 0 ? 'Cet agent n’a aucun droit.' : data.rights.map(({ label }) => label).join(' · ')}</p>
        <p>
          <Go to="/caf/pages/droits">Voir tous les droits</Go>
        </p>
      </section>
      {data.own ? (
        <Note tone="">
          <p>
            C’est votre compte. Un autre gestionnaire change vos droits ; pour le reste, ouvrez{' '}
            <Go to="/caf/pages/mon-compte">Mon compte</Go>.
          </p>
        </Note>
      ) : (
        <AgentActions agent={data} done={done} />
      )}
      <section className="card stack">
        <h2>Historique</h2>
        <Events caption="Historique de l’agent" events={data.history} empty="Rien n’est encore arrivé à ce compte." />
        {data.more && <p className="soft">Les plus anciens sont dans le journal.</p>}
      </section>
    </Page>
  );
}

const Facts = ({ agent }: { agent: AgentFacts }) => (
  <dl className="facts desk-columns">
    {(
      [
        ['Code agent', agent.code],
        ['Adresse mail', agent.mail],
        ['Profil de départ', agent.profileLabel],
        ['Créé le', agent.createdAt],
        ['Dernière connexion', agent.lastLogin ?? 'Jamais'],
        ['Double authentification', agent.secondFactor ? 'Active' : 'Non'],
      ] as const
    ).map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
