import { useRights } from '../kit/rights.ts';
import { Go } from '../parts.tsx';
import type { Batch } from './batch.ts';

/** The message of a payment made (R-MAIL-01) does not leave by itself: an agent sends it, to the families of one batch. */
export function TellFamilies({ batch: { batch, toFamilies } }: { batch: Batch }) {
  const may = useRights()('mails');
  return may && toFamilies ? (
    <section className="card stack">
      <h2>Prévenir les familles</h2>
      <p>Le message « Paiement fait » ne part pas seul.</p>
      <p>
        <Go to={`/caf/pages/nouvel-envoi?message=payment&lot=${encodeURIComponent(batch)}`}>Écrire aux familles payées par ce lot</Go>
      </p>
    </section>
  ) : null;
}
