import { Link } from '@remix-run/react';
import { Note } from '../Note.tsx';

export interface Stopped {
  sentence: string;
  /** What can still be done; null: nothing but go back. */
  other: { to: string; label: string } | null;
}

/** Nothing can be drawn: not open yet, or over, or not so. */
export function Closed({ sentence, other }: Stopped) {
  return (
    <>
      <Note kind="warn">
        <p>{sentence}</p>
      </Note>
      <div className="actions">
        {other && (
          <Link className="btn" to={other.to}>
            {other.label}
          </Link>
        )}
        <Link className={other ? 'btn quiet' : 'btn'} to="/famille">
          Retour à l’accueil
        </Link>
      </div>
    </>
  );
}
