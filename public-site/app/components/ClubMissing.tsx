import { useSearchParams } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from './Note.tsx';
import { PageLink } from './PageLink.tsx';

/** What to do when the club is not in the list (R-FAM-17), and the invitation with the name that was looked for (R-FAM-16). */
export function ClubMissing() {
  const [query] = useSearchParams();
  const club = query.get('q')?.trim();
  return (
    <Note>
      <p>
        <b>{typo('Le club de votre enfant n’est pas dans la liste ?')}</b>{' '}
        <PageLink to="/aide/club-absent">Lisez ce que vous pouvez faire</PageLink>, ou{' '}
        <PageLink to={club ? `/inviter-mon-club?club=${encodeURIComponent(club)}` : '/inviter-mon-club'}>invitez le club</PageLink>.
      </p>
    </Note>
  );
}
