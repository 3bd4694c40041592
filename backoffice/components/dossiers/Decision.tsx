/** The decision: validate with the Tiersi number, ask for a complement, or refuse. */
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { useOpened } from '../kit/query.ts';
import { Go, Note } from '../parts.tsx';
import { Complement, Refusal } from './OtherDecisions.tsx';
import { Validation } from './Validation.tsx';

interface DecisionProps {
  facts: DossierFacts;
  /** Whether this agent may decide. */
  mayDecide: boolean;
  /** Told with what was done; the page goes on to the next. */
  decided: (sentence: string) => void;
  again: () => void;
}

export function Decision({ facts, mayDecide, decided, again }: DecisionProps) {
  if (facts.state === 'validated' || facts.state === 'refused') return <Decided facts={facts} />;
  if (!mayDecide) return <Note tone="">Vous pouvez lire ce dossier, mais pas en décider. Demandez ce droit à un gestionnaire.</Note>;
  return (
    <section className="card stack" aria-labelledby="decision">
      <h2 id="decision">Décision</h2>
      {facts.state === 'submitted' ? (
        <Validation facts={facts} decided={decided} />
      ) : (
        <Note tone="warn">
          <p>Le partenaire doit répondre. Vous pourrez valider son dossier quand il l’aura renvoyé.</p>
        </Note>
      )}
      <Others facts={facts} decided={decided} />
      <p>
        <button type="button" className="btn quiet" onClick={again}>
          Relire ce dossier
        </button>
      </p>
    </section>
  );
}

/** One form at a time: each is opened on purpose. */
function Others({ facts, decided }: Pick<DecisionProps, 'facts' | 'decided'>) {
  const [opened, open] = useOpened();
  const toggle = (form: 'complement' | 'refus') => (): void => open(opened === form ? '' : form);
  return (
    <>
      <div className="row">
        {facts.state === 'submitted' && (
          <button type="button" className="btn second" aria-expanded={opened === 'complement'} onClick={toggle('complement')}>
            Demander un complément…
          </button>
        )}
        <button type="button" className="btn second" aria-expanded={opened === 'refus'} onClick={toggle('refus')}>
          Refuser…
        </button>
      </div>
      {facts.state === 'submitted' && opened === 'complement' && <Complement facts={facts} decided={decided} />}
      {opened === 'refus' && <Refusal facts={facts} decided={decided} />}
    </>
  );
}

const Decided = ({ facts: { state, steps, partnerId } }: { facts: DossierFacts }) => (
  <Note tone={state === 'validated' ? 'ok' : 'stop'}>
    <p>
      <b>{state === 'validated' ? 'Validé' : 'Refusé'}</b> par {steps[0]?.by}, le {steps[0]?.at}.
    </p>
    {steps[0]?.reason && <p>Motif : {steps[0].reason}</p>}
    {partnerId && state === 'validated' && (
      <p>
        <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}`}>Ouvrir la fiche du partenaire</Go>
      </p>
    )}
  </Note>
);
