import { Link } from '@remix-run/react';
import { Note } from '../Note.tsx';

/** Nothing can be drawn: not open yet, or over. */
export function Closed({ sentence }: { sentence: string }) {
  return (
    <>
      <Note kind="warn">
        <p>{sentence}</p>
      </Note>
      <div className="actions">
        <Link className="btn" to="/famille">
          Retour à l’accueil
        </Link>
      </div>
    </>
  );
}
