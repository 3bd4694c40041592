/** The decision: the five mentions then the acceptance, a complement, or a refusal. */
import type { DepenseFacts } from '../../actions/depense-facts.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { useOpened } from '../kit/query.ts';
import { Note } from '../parts.tsx';

interface DecisionProps {
  facts: DepenseFacts;
  /** Whether this agent may decide. */
  mayDecide: boolean;
  /** Told with what was done; the page goes on to the next. */
  decided: (sentence: string) => void;
  again: () => void;
}

type FormProps = Pick<DecisionProps, 'facts' | 'decided'>;

/** Whether an acceptance can be asked for at all: the form with the five mentions shows. */
export const mayAccept = ({ undecided, mayAccept: inTime, stopped }: DepenseFacts): boolean => undecided && inTime && !stopped;

export function Decision({ facts, mayDecide, decided, again }: DecisionProps) {
  if (!facts.undecided) return <Decided facts={facts} />;
  if (!mayDecide) return <Note tone="">Vous pouvez voir les dépenses, mais pas les décider. Demandez ce droit à un gestionnaire.</Note>;
  return (
    <section className="card stack" aria-labelledby="decision">
      <h2 id="decision">Décision</h2>
      {facts.state === 'complement' && <Waiting facts={facts} />}
      {facts.stopped && <Note tone="warn">Cette famille est suspendue ou opposée : sa dépense ne peut être que refusée.</Note>}
      {!facts.mayAccept && (
        <Note tone="warn">Les dépenses se décidaient jusqu’au {facts.decideUntil} : celle-ci ne peut être que refusée.</Note>
      )}
      {mayAccept(facts) && <Acceptance facts={facts} decided={decided} />}
      <Others facts={facts} decided={decided} />
      <p>
        <button type="button" className="btn quiet" onClick={again}>
          Relire cette dépense
        </button>
      </p>
    </section>
  );
}

const Waiting = ({ facts: { complement } }: { facts: DepenseFacts }) => (
  <Note tone="warn">
    <p>
      La famille doit répondre. Complément demandé par {complement?.agent}, le {complement?.at} : « {complement?.reason} »
    </p>
  </Note>
);

const Acceptance = ({ facts, decided }: FormProps) => (
  <ActionForm
    fields={[
      {
        name: 'mentions',
        label: 'Cochez ce que vous lisez sur l’attestation',
        hint: 'Les cinq mentions sont obligatoires. Dessous, ce que la famille a écrit.',
        type: 'checkboxes',
        options: facts.mentions,
      },
    ]}
    hidden={{ version: facts.version, cle: facts.cle }}
    button={`Accepter : ${facts.amount} pour ${facts.family}`}
    send={({ mentions = '', ...hidden }) => post(`/depenses/${facts.id}/acceptation`, { ...hidden, mentions })}
    done={() => decided(`Dépense acceptée : ${facts.amount} pour ${facts.child}. La famille est prévenue.`)}
  >
    <Note tone="final">
      <p>
        <b>Définitif.</b> {facts.amount} seront à payer à la famille, et un mail part aussitôt.
      </p>
    </Note>
  </ActionForm>
);

/** One form at a time: each is opened on purpose. */
function Others({ facts, decided }: FormProps) {
  const [opened, open] = useOpened();
  const mayAsk = facts.state === 'submitted' && facts.mayAccept;
  return (
    <>
      <div className="row">
        {mayAsk && (
          <button type="button" className="btn second" aria-expanded={opened === 'complement'} onClick={() => open('complement')}>
            Demander un complément…
          </button>
        )}
        <button type="button" className="btn second" aria-expanded={opened === 'refus'} onClick={() => open('refus')}>
          Refuser…
        </button>
      </div>
      {mayAsk && opened === 'complement' && <Complement facts={facts} decided={decided} />}
      {opened === 'refus' && <Refusal facts={facts} decided={decided} />}
    </>
  );
}

const Complement = ({ facts, decided }: FormProps) => (
  <ActionForm
    key="complement"
    fields={[{ name: 'motif', label: 'Ce qui manque', hint: 'La famille reçoit ce texte par mail.', type: 'textarea', maxLength: 500 }]}
    hidden={{ version: facts.version }}
    button="Demander ce complément"
    send={(values) => post(`/depenses/${facts.id}/complement`, values)}
    done={() => decided(`Complément demandé à la famille de ${facts.child}.`)}
  />
);

const Refusal = ({ facts, decided }: FormProps) => (
  <ActionForm
    key="refus"
    fields={[{ name: 'motif', label: 'Motif du refus', hint: 'La famille reçoit ce texte par mail.', type: 'textarea', maxLength: 500 }]}
    hidden={{ version: facts.version, cle: facts.cle }}
    button={`Refuser : ${facts.amount} reviennent à l’enfant`}
    danger
    send={(values) => post(`/depenses/${facts.id}/refus`, values)}
    done={() => decided(`Dépense refusée pour ${facts.child}. La famille est prévenue.`)}
  >
    <Note tone="final">
      <p>
        <b>Définitif.</b> La famille pourra envoyer une autre demande.
      </p>
    </Note>
  </ActionForm>
);

function Decided({ facts: { state, decision, withdrawnAt } }: { facts: DepenseFacts }) {
  if (state === 'withdrawn') return <Note tone="">La famille a retiré cette dépense le {withdrawnAt}.</Note>;
  return (
    <Note tone={state === 'approved' ? 'ok' : 'stop'}>
      <p>
        <b>Déjà {state === 'approved' ? 'acceptée' : 'refusée'}</b> par {decision?.agent}, le {decision?.at}.
      </p>
      {decision?.reason && <p>Motif : {decision.reason}</p>}
    </Note>
  );
}
