import type { MailingSheet } from '../../actions/mailings.ts';
import { useAnswer } from '../api.ts';
import { Go, RefusedNote } from '../parts.tsx';
import { count, counted } from '../kit/count.ts';

/** As the server counts them: follow-mailing. */
interface Effects {
  bounced: number;
  activated: number;
  vouchers: number;
  families: number;
}

/** What the families it reached did within seven days. Counted again when its state changes, not at each look. */
export function MailingEffects({ mailing: { id, state } }: { mailing: MailingSheet }) {
  const { data, refused } = useAnswer<Effects>(state === 'scheduled' ? null : `/envois/${id}/effets?etat=${state}`);
  if (!data) return <RefusedNote refused={refused} />;
  return (
    <section className="card stack">
      <h2>Ce qui a suivi</h2>
      <dl className="facts desk-columns">
        <div>
          <dt>Comptes activés dans les 7 jours</dt>
          <dd>{count(data.activated)}</dd>
        </div>
        <div>
          <dt>QR codes créés dans les 7 jours</dt>
          <dd>
            {count(data.vouchers)}
            {data.vouchers > 0 && `, par ${counted(data.families, 'famille')}`}
          </dd>
        </div>
        <div>
          <dt>Revenus en erreur</dt>
          <dd>{count(data.bounced)}</dd>
        </div>
      </dl>
      <p>
        <Go to={`/caf/pages/echecs-d-envoi?envoi=${id}`}>Voir les échecs de cet envoi</Go>
      </p>
      <p className="hint">Par les familles qui ont reçu ce message. Le message n’en est pas forcément la cause.</p>
    </section>
  );
}
