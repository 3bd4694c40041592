import { Link } from '@remix-run/react';
import { Note } from '../components/Note.tsx';

/** Said plainly, and no more than a warning: the account that is paid is the one Tiersi holds. */
export const RibNote = () => (
  <Note kind="warn">
    <p>
      <b>Aucun RIB n’a été déposé ici.</b> Si la Caf n’en connaît pas, le virement attend.{' '}
      <Link to="/partenaire/compte/demande?objet=rib">Envoyez-lui votre RIB</Link>.
    </p>
  </Note>
);
