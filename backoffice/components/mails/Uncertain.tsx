import { useState } from 'react';
import type { UncertainFacts } from '../../actions/failure-facts.ts';
import type { UncertainList } from '../../actions/mail-failures.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Address } from '../kit/Address.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { useQuery } from '../kit/query.ts';
import { Note, RefusedNote } from '../parts.tsx';

/** Letters that may have arrived: the connection was lost while the server took them. Nothing sends them again by itself. */
export function Uncertain() {
  const [{ page = '' }, change] = useQuery();
  const { data, refused, again } = useAnswer<UncertainList>(`/echecs-d-envoi/incertains?page=${encodeURIComponent(page)}`);
  const [chosen, choose] = useState<UncertainFacts | null>(null);
  const done = (): void => {
    choose(null);
    again();
  };
  return (
    <>
      {chosen && <Panel key={chosen.trace} letter={chosen} done={done} close={() => choose(null)} />}
      <section className="card stack">
        <p>La connexion s’est coupée au dernier moment : le serveur les a peut-être reçus. Ils ne repartent pas seuls.</p>
        <RefusedNote refused={refused} />
        {data && (
          <>
            <DataTable
              caption="Courriels incertains"
              rows={data.letters}
              rowKey={({ trace }) => trace}
              empty={<p>Aucun courriel incertain.</p>}
              columns={[
                { label: 'Pour', head: true, show: whose },
                { label: 'Écrit le', show: ({ at }) => <span className="one-line">{at}</span> },
                { label: 'Adresse', show: ({ address }) => <Address address={address} /> },
                { label: 'Courriel', show: ({ what }) => what },
                { label: 'Agir', show: (letter) => <Act letter={letter} open={() => choose(letter)} /> },
              ]}
            />
            <Pages page={Number(page) || 0} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
          </>
        )}
      </section>
    </>
  );
}

const whose = ({ name, about }: UncertainFacts) => (
  <>
    {name || about || '–'}
    {name && about && <span className="hint num">{about}</span>}
  </>
);

const Act = ({ letter, open }: { letter: UncertainFacts; open: () => void }) =>
  letter.fence === null ? (
    <>La personne peut en demander un autre</>
  ) : (
    <button type="button" className="btn second" onClick={open}>
      Renvoyer…
      <span className="hide"> à {letter.address}</span>
    </button>
  );

const Panel = ({ letter, done, close }: { letter: UncertainFacts; done: () => void; close: () => void }) => (
  <section className="card stack">
    <h2>
      « {letter.what} », à {letter.address}
    </h2>
    <ActionForm
      fields={[]}
      hidden={{ version: letter.fence ?? '' }}
      button="Renvoyer ce courriel"
      send={(values) => post(`/echecs-d-envoi/${letter.trace}/renvoi`, values)}
      done={done}
    >
      <Note tone="warn">
        <p>Il est peut-être déjà arrivé : la personne peut le recevoir deux fois. Il part à l’adresse qu’elle a aujourd’hui.</p>
      </Note>
    </ActionForm>
    <p>
      <button type="button" className="btn quiet" onClick={close}>
        Fermer sans rien changer
      </button>
    </p>
  </section>
);
