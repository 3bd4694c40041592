import type { UndoFacts } from '../../actions/undo.ts';
import { Note } from '../parts.tsx';
import { ReasonPanel } from './ReasonPanel.tsx';

interface UndoDecisionProps {
  undo: UndoFacts;
  done: () => void;
  close: () => void;
}

/** Accept or refuse, with a reason; only a refusal once the sum is on its way. */
export function UndoDecision({ undo, done, close }: UndoDecisionProps) {
  const accept = {
    value: 'accepter',
    label: `Annuler la validation : ${undo.amount} reviennent à l’enfant`,
    hint: 'Le QR code reste utilisé. La famille reçoit un mail.',
  };
  const refusal = { value: 'refuser', label: 'Refuser : la somme reste due au partenaire' };
  return (
    <>
      {undo.tooLate && (
        <Note tone="warn">
          <p>Trop tard pour annuler : la somme est {undo.tooLate}. Vous pouvez seulement refuser la demande.</p>
        </Note>
      )}
      <ReasonPanel
        title={`Décider : ${undo.child}, ${undo.amount}, ${undo.partner}`}
        says="Définitif. La personne qui a demandé verra votre décision et son motif."
        path={`/annulations/${encodeURIComponent(undo.undo)}/decision`}
        button="Enregistrer la décision"
        fields={[{ name: 'decision', label: 'Décision', type: 'radio', options: undo.tooLate ? [refusal] : [accept, refusal] }]}
        final
        done={done}
        close={close}
      />
    </>
  );
}
