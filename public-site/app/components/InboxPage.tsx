import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';
import { Note } from './Note.tsx';

/** After a form that sends a link: where to look, and what to do when nothing comes. */
export function InboxPage({ heading, children, again }: { heading: string; children: ReactNode; again: string }) {
  return (
    <div className="wrap narrow stack">
      <h1>{heading}</h1>
      {children}
      <Note icon="mail">
        <p>
          <b>{typo('Rien reçu après 10 minutes ?')}</b> Regardez dans les courriers indésirables. Sinon, <Link to={again}>recommencez</Link>{' '}
          ou <Link to="/aide">lisez l’aide</Link>.
        </p>
      </Note>
    </div>
  );
}
