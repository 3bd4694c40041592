import { useState } from 'react';
import type { MailingChoices, MailingSheet, Reached } from '../../actions/mailings.ts';
import { goTo, post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { Note, RefusedNote } from '../parts.tsx';
import { AudienceForm } from './AudienceForm.tsx';
import { Excluded } from './Excluded.tsx';
import { counted } from '../kit/count.ts';

interface DraftProps {
  mailing: MailingSheet;
  again: () => void;
}

/** Who would get it now, who would not and why, then the confirmation. */
export function DraftMailing({ mailing, again }: DraftProps) {
  // The version in the address asks again once the audience changed.
  const { data, refused } = useAnswer<Reached>(`/envois/${mailing.id}/destinataires?version=${mailing.version}`);
  const [changing, setChanging] = useState(false);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Nous comptons les familles…</p>;
  return (
    <>
      <section className="card stack">
        <p className="lead">
          <b>{counted(data.reached, 'famille')}</b> {data.reached < 2 ? 'recevrait' : 'recevraient'} ce message à cet instant.
        </p>
        <Excluded excluded={data.excluded} />
        {data.outside > 0 && <p>De votre liste, {counted(data.outside, 'matricule')} hors de la cible : pas d’envoi.</p>}
        <h2>Les premières familles</h2>
        <DataTable
          caption="Les premières familles qui recevraient ce message"
          rows={data.sample}
          rowKey={({ matricule }) => matricule}
          empty={<p>Personne pour le moment. Changez les destinataires.</p>}
          columns={[
            { label: 'Matricule', head: true, show: ({ matricule }) => matricule },
            { label: 'Nom', show: ({ name }) => name },
            { label: 'Commune', show: ({ commune }) => commune },
            { label: 'Il leur reste', num: true, show: ({ left }) => left },
          ]}
        />
        <p>
          <button type="button" className="btn second" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            Changer les destinataires
          </button>
        </p>
        {changing && <Changing mailing={mailing} done={() => (setChanging(false), again())} />}
      </section>
      {data.reached > 0 && <Confirm mailing={mailing} reached={data.reached} again={again} />}
    </>
  );
}

function Changing({ mailing, done }: { mailing: MailingSheet; done: () => void }) {
  const { data, refused } = useAnswer<MailingChoices>(`/envois/choix/${mailing.message}`);
  if (!data) return <RefusedNote refused={refused} />;
  const send = (values: Record<string, string>): Promise<unknown> => post(`/envois/${mailing.id}/destinataires`, values);
  return (
    <AudienceForm choices={data} typed={mailing.typed} hidden={{ version: mailing.version }} button="Recompter" send={send} done={done} />
  );
}

function Confirm({ mailing, reached, again }: DraftProps & { reached: number }) {
  const { id, version, textsVersion } = mailing;
  const giveUp = async (): Promise<void> => {
    await post(`/envois/${id}/arret`, {});
    goTo('/caf/pages/envois');
  };
  return (
    <section className="card stack">
      <h2>Confirmer</h2>
      <Note tone="final">
        <p>
          Un courriel parti ne se reprend pas. Relisez le message au-dessous. Vous pourrez mettre en pause ou arrêter ceux qui attendent.
        </p>
      </Note>
      <ActionForm
        fields={[
          {
            name: 'moment',
            label: 'Quand',
            type: 'radio',
            initial: 'maintenant',
            options: [
              { value: 'maintenant', label: 'Maintenant' },
              { value: 'plus-tard', label: 'Plus tard' },
            ],
          },
          {
            name: 'quand',
            label: 'Jour et heure, si c’est plus tard',
            hint: 'Par exemple 14/03/2027 09:00. Les familles sont recomptées alors.',
          },
        ]}
        hidden={{ version, texte: textsVersion }}
        button={`Confirmer l’envoi à ${counted(reached, 'famille')}`}
        send={(values) => post(`/envois/${id}/confirmation`, values)}
        done={again}
      />
      <ActionForm fields={[]} second button="Abandonner ce brouillon" send={giveUp} done={() => undefined} />
    </section>
  );
}
