import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from './Note.tsx';

/** What to do when the club is not in the list (R-FAM-17). */
export function ClubMissing() {
  return (
    <Note>
      <p>
        <b>{typo('Le club de votre enfant n’est pas dans la liste ?')}</b>{' '}
        <Link to="/aide#club-absent">Lisez ce que vous pouvez faire</Link>
      </p>
    </Note>
  );
}
