/** What may be done with a batch in its state (R-PAY-03): its file, TRAITE, cancellation, the day of payment corrected. */
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { counted } from '../kit/count.ts';
import { useOpened } from '../kit/query.ts';
import { Note } from '../parts.tsx';
import type { Batch } from './batch.ts';

interface StepProps {
  batch: Batch;
  again: () => void;
}

const pathOf = ({ batch }: Batch): string => `/lots/${encodeURIComponent(batch)}`;

/** The download is a plain form: the browser keeps the file, the page is read again once it left. */
export function FileStep({ batch, may, again }: StepProps & { may: boolean }) {
  if (batch.state === 'generating')
    return (
      <Note tone="warn">
        <p>
          <b>Ce lot est encore en préparation.</b> Si elle s’est interrompue, l’application la reprend seule en moins d’une minute. Revenez
          dans un instant.
        </p>
      </Note>
    );
  if (batch.state === 'cancelled') return <Note tone="">Ce lot est annulé : ses sommes sont de nouveau à payer.</Note>;
  const first = batch.downloads.length === 0;
  return (
    <section className="card stack">
      <h2>Fichier</h2>
      <p>
        <b className="payment-file">{batch.fileName}</b>
      </p>
      <p>{first ? 'Téléchargez le fichier, puis déposez-le dans SIAS.' : 'Une reprise donne le même fichier, à l’octet près.'}</p>
      {may && (
        <form method="post" action={`/caf/actions${pathOf(batch)}/fichier`} onSubmit={() => window.setTimeout(again, 1500)}>
          <button className={`btn ${first ? '' : 'second'}`} type="submit">
            {first ? 'Télécharger le fichier' : 'Télécharger de nouveau'}
          </button>
        </form>
      )}
      {!first && <Downloads batch={batch} />}
      <p className="soft small">Empreinte : {batch.sha256}</p>
    </section>
  );
}

const Downloads = ({ batch: { downloads } }: { batch: Batch }) => (
  <ul>
    {downloads.map(({ agent, at }, index) => (
      <li key={`${at}-${agent}-${index}`}>
        {index === 0 ? 'Téléchargé' : 'Reprise'} le {at}, par {agent}
      </li>
    ))}
  </ul>
);

export const Processed = ({ batch, again }: StepProps) => (
  <section className="card stack">
    <h2>Marquer traité</h2>
    <ActionForm
      fields={[{ name: 'jour', label: 'Jour où l’argent a été versé', hint: 'JJ/MM/AAAA', initial: batch.today }]}
      button={`Marquer traité : ${batch.total}`}
      send={({ jour = '' }) => post(`${pathOf(batch)}/traite`, { jour })}
      done={again}
    >
      <Note tone="final">
        <p>
          <b>Définitif.</b> {counted(batch.lines, 'paiement ne pourra plus changer', 'paiements ne pourront plus changer')}. Familles et
          partenaires verront « payé le ».
        </p>
      </Note>
    </ActionForm>
  </section>
);

export function Cancelling({ batch, again }: StepProps) {
  const [opened, open] = useOpened();
  const done = (): void => {
    open('');
    again();
  };
  return (
    <section className="card stack">
      <h2>Annuler le lot</h2>
      <p>Ses sommes redeviennent à payer. À faire seulement si le fichier n’a pas été traité.</p>
      {opened === 'annuler' ? (
        <ActionForm
          fields={[{ name: 'motif', label: 'Motif' }]}
          button={`Annuler le lot ${batch.batch}`}
          danger
          send={({ motif = '' }) => post(`${pathOf(batch)}/annulation`, { motif })}
          done={done}
        />
      ) : (
        <button type="button" className="btn second" onClick={() => open('annuler')}>
          Annuler ce lot…
        </button>
      )}
    </section>
  );
}

/** A mistyped day: corrected for 31 days, the old one stays in the journal. */
export function PaidDay({ batch, again }: StepProps) {
  const [opened, open] = useOpened();
  const done = (): void => {
    open('');
    again();
  };
  return (
    <section className="card stack">
      <h2>Jour du versement</h2>
      <p>
        Argent versé le <b>{batch.paidOn}</b>. Une date mal tapée se corrige jusqu’au {batch.correctUntil} ; l’ancienne reste au journal.
      </p>
      {opened === 'jour' ? (
        <ActionForm
          fields={[
            { name: 'jour', label: 'Jour où l’argent a été versé', hint: 'JJ/MM/AAAA', initial: batch.paidOn },
            { name: 'motif', label: 'Motif' },
          ]}
          hidden={{ vu: batch.paidDay ?? '' }}
          button="Corriger le jour du versement"
          send={(values) => post(`${pathOf(batch)}/jour`, values)}
          done={done}
        />
      ) : (
        <button type="button" className="btn second" onClick={() => open('jour')}>
          Corriger ce jour…
        </button>
      )}
    </section>
  );
}
