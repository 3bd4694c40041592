/** The agent's own account: password, second factor, last logins. */
import { useState } from 'react';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { counted } from '../kit/count.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Note, Page, RefusedNote, Tag } from '../parts.tsx';

interface Account {
  code: string;
  name: string;
  mail: string;
  profile: string;
  rights: string[];
  secondFactor: boolean;
  recoveryLeft: number;
  compulsory: boolean;
  logins: { at: string; second: string }[];
}

export default function AccountPage() {
  const { data, refused, again } = useAnswer<Account>('/mon-compte');
  const [told, setTold] = useState('');
  const [round, setRound] = useState(0);
  if (!data) return <Page title="Mon compte">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const changed = (): void => {
    setTold('Votre mot de passe est changé. Vos autres connexions sont fermées.');
    setRound(round + 1);
    again();
  };
  return (
    <Page title="Mon compte">
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <Identity account={data} />
      <div className="desk-steps">
        <section className="card stack">
          <h2>Mot de passe</h2>
          <ActionForm
            key={round}
            fields={[
              { name: 'ancien', label: 'Mot de passe actuel', type: 'password', autoComplete: 'current-password' },
              {
                name: 'motDePasse',
                label: 'Nouveau mot de passe',
                type: 'password',
                autoComplete: 'new-password',
                hint: '8 caractères au moins : minuscule, majuscule, chiffre et caractère spécial',
              },
              { name: 'confirmation', label: 'Le même, une deuxième fois', type: 'password', autoComplete: 'new-password' },
            ]}
            button="Changer mon mot de passe"
            send={(values) => post('/mon-compte/mot-de-passe', values)}
            done={changed}
          />
        </section>
        <SecondFactor account={data} />
        <section className="card stack">
          <h2>Dernières connexions</h2>
          <DataTable
            caption="Dernières connexions"
            columns={[
              { label: 'Le', show: ({ at }) => at, head: true },
              { label: 'Avec', show: ({ second }) => second },
            ]}
            rows={data.logins}
            rowKey={({ at, second }) => at + second}
            empty={<p>Aucune connexion enregistrée.</p>}
          />
          <p className="soft">Une connexion n’est pas de vous ? Changez votre mot de passe et prévenez un gestionnaire.</p>
        </section>
      </div>
    </Page>
  );
}

const Identity = ({ account: { code, name, mail, profile, rights } }: { account: Account }) => (
  <section className="card">
    <dl className="facts desk-columns">
      {(
        [
          ['Nom', name],
          ['Code agent', code],
          ['Adresse mail', mail],
          ['Profil de départ', profile],
        ] as const
      ).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    <h2>Mes droits</h2>
    <p>{rights.length === 0 ? 'Aucun droit. Demandez-les à un gestionnaire.' : rights.join(' · ')}</p>
    <p className="soft">Un gestionnaire change votre nom, votre adresse mail et vos droits.</p>
  </section>
);

/** A plain page of its own: it must also open for who may open nothing else yet. */
const SecondFactor = ({ account: { secondFactor, recoveryLeft, compulsory } }: { account: Account }) => (
  <section className="card stack">
    <h2>Double authentification</h2>
    <p>
      <Tag tag={secondFactor ? { word: 'Active', tone: 'ok' } : { word: 'Non activée', tone: 'off' }} />
    </p>
    {secondFactor ? (
      <p>Il vous reste {counted(recoveryLeft, 'code de secours', 'codes de secours')}.</p>
    ) : (
      <p>Un code lu sur votre téléphone protège votre compte.</p>
    )}
    {secondFactor && recoveryLeft < 3 && <Note tone="warn">Recevez de nouveaux codes de secours avant d’en manquer.</Note>}
    {compulsory && <p className="soft">Elle est obligatoire.</p>}
    <p>
      <a className="btn second" href="/caf/double-authentification">
        {secondFactor ? 'Gérer ma double authentification' : 'Activer la double authentification'}
      </a>
    </p>
  </section>
);
