/** The bank account of a partner (R-PAR-03): in force, held until a second agent confirms, and everything before. */
import type { RibFacts } from '../../actions/partners-rib.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { useRights } from '../kit/rights.ts';
import { Note, RefusedNote } from '../parts.tsx';
import type { PartnerPartProps } from './PartnerPage.tsx';
import { SentRib } from './SentRib.tsx';
import { Step } from './Step.tsx';

interface PartProps {
  rib: RibFacts;
  /** Under /caf/actions. */
  here: string;
  told: (sentence: string) => () => void;
}

export function Rib({ partner, done }: PartnerPartProps) {
  const may = useRights();
  const here = `/partenaires/${encodeURIComponent(partner.id)}/rib`;
  const { data, refused, again } = useAnswer<RibFacts>(here);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const told = (sentence: string) => () => {
    again();
    done(sentence);
  };
  const part = { rib: data, here, told };
  return (
    <div className="desk-steps">
      <Step title="Compte en vigueur">
        {data.current ? (
          <p className="rib-iban">{data.current}</p>
        ) : (
          <p>Aucun compte enregistré ici. Celui qui est payé est dans Tiersi.</p>
        )}
        {data.papers.length > 0 && (
          <p className="row">
            {data.papers.map(({ href, sentAt }) => (
              <a key={href} href={`/caf/actions${href}`}>
                RIB reçu le {sentAt}
              </a>
            ))}
          </p>
        )}
      </Step>
      {data.pending && <Held {...part} pending={data.pending} />}
      {!data.pending && may('partners.edit') && partner.etat === 'C' && <Change {...part} />}
      <section className="card stack">
        <h2>Historique</h2>
        <DataTable
          caption="Historique des comptes"
          rows={data.history}
          rowKey={({ at, what, iban }) => `${at} ${what} ${iban}`}
          columns={[
            { label: 'Le', head: true, show: ({ at }) => at },
            { label: 'Par', show: ({ by }) => by },
            { label: 'Fait', show: ({ what }) => what },
            { label: 'Compte', show: ({ iban }) => <span className="one-line">{iban}</span> },
          ]}
          empty={<p>Aucun compte n’a été donné ni changé ici.</p>}
        />
      </section>
    </div>
  );
}

/** A second agent compares, then confirms; whoever entered it may only drop it. */
function Held({ rib, pending, here, told }: PartProps & { pending: NonNullable<RibFacts['pending']> }) {
  const may = useRights();
  return (
    <Step title="Compte à confirmer">
      <p className="rib-iban">{pending.iban}</p>
      <p>
        Saisi par {pending.agent} le {pending.at}.{rib.current ? ' L’ancien reste en vigueur.' : ''}
      </p>
      {pending.paper && <SentRib paper={pending.paper} />}
      {pending.mine && (
        <Note tone="">
          <p>Vous l’avez saisi : un autre agent doit le confirmer.</p>
        </Note>
      )}
      {!pending.mine && may('partners.validate') && (
        <ActionForm
          fields={[]}
          hidden={{ vu: pending.seen }}
          button="Confirmer ce compte"
          send={(values) => post(`${here}/confirmation`, values)}
          done={told('Le nouveau compte est en vigueur. Reportez-le dans Tiersi.')}
        >
          <Note tone="final">
            <p>
              <b>Comparez les 27 caractères avec le RIB.</b> Rappelez le partenaire à son ancien numéro si vous avez un doute.
            </p>
          </Note>
        </ActionForm>
      )}
      {may('partners.edit') && (
        <ActionForm
          fields={[]}
          second
          hidden={{ vu: pending.seen }}
          button="Abandonner ce changement"
          send={(values) => post(`${here}/abandon`, values)}
          done={told('Le changement est abandonné : l’ancien compte reste.')}
        />
      )}
    </Step>
  );
}

const Change = ({ here, told }: PartProps) => (
  <Step title="Changer de compte">
    <p>Un second agent confirmera. Le partenaire est prévenu aussitôt par mail.</p>
    <ActionForm
      fields={[{ name: 'iban', label: 'Nouvel IBAN', hint: 'Tel qu’il est écrit sur le RIB, avec ou sans espaces.', maxLength: 42 }]}
      button="Enregistrer, à confirmer"
      send={(values) => post(here, values)}
      done={told('Le nouveau compte attend un second agent. Un mail part au partenaire.')}
    />
  </Step>
);
