import { useEffect, useRef } from 'react';
import type { RequestFacts } from '../../actions/partners-requests.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { SentRib } from './SentRib.tsx';

interface DecisionProps {
  request: RequestFacts;
  done: (sentence: string) => void;
  close: () => void;
  again: () => void;
}

/** Before and after, then yes or no; takes the focus when it opens. */
export function RequestDecision({ request, done, close, again }: DecisionProps) {
  const { id, name, label, held, now, wanted, reason, version, paper } = request;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [id]);
  return (
    <section className="card stack" aria-labelledby="demande">
      <h2 id="demande" ref={heading} tabIndex={-1}>
        {name} : {label.toLowerCase()}
      </h2>
      <dl className="facts desk-columns">
        <div>
          <dt>Aujourd’hui</dt>
          <dd>
            <del>{now}</del>
          </dd>
        </div>
        <div>
          <dt>Demandé</dt>
          <dd>
            <ins>{wanted}</ins>
          </dd>
        </div>
        <div>
          <dt>Pourquoi</dt>
          <dd>{reason}</dd>
        </div>
      </dl>
      {held && <SentRib paper={paper} />}
      <div className="desk-steps">
        <ActionForm
          key={version}
          fields={[]}
          hidden={{ version }}
          button={held ? 'Mettre en attente d’un second agent' : 'Faire ce changement'}
          send={(values) => post(`/demandes/${encodeURIComponent(id)}/acceptation`, values)}
          done={() =>
            done(
              held
                ? `Le compte de ${name} attend la confirmation d’un second agent. Un mail lui part.`
                : `C’est fait pour ${name}, et à reporter dans Tiersi. Un mail lui part.`,
            )
          }
        />
        <ActionForm
          fields={[{ name: 'motif', label: 'Motif du refus', hint: 'Le partenaire le reçoit par mail.', type: 'textarea', maxLength: 500 }]}
          second
          button="Refuser ce changement"
          send={(values) => post(`/demandes/${encodeURIComponent(id)}/refus`, values)}
          done={() => done(`La demande de ${name} est refusée. Un mail lui part.`)}
        />
      </div>
      <p className="row">
        <button type="button" className="btn quiet" onClick={again}>
          Relire la demande
        </button>
        <button type="button" className="btn quiet" onClick={close}>
          Fermer sans décider
        </button>
      </p>
    </section>
  );
}
