import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { title } from '../title.ts';

export const meta = title('Votre accord est retiré');

/** After a withdrawal of consent (R-FAM-05): what happened, and how to come back. */
export default function Withdrawn() {
  return (
    <div className="wrap narrow stack">
      <h1>Votre accord est retiré</h1>
      <p className="lead">Vos QR codes non utilisés sont supprimés. Nous ne vous écrirons plus.</p>
      <Note>
        <p>
          <b>{typo('Vous changez d’avis ?')}</b> Contactez la Caf de l’Essonne sur <a href="https://www.caf.fr">caf.fr</a>. Un agent
          rouvrira votre accès.
        </p>
      </Note>
    </div>
  );
}
