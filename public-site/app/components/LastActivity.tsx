import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';
import { Note } from './Note.tsx';

interface LastActivityProps {
  firstName: string;
  /** In euros, as written. */
  left: string;
  /** What may be done about it. */
  children?: ReactNode;
}

/** What is lost with the last activity of a child (R-FAM-12), by a QR code as by a dépense. */
export const LastActivity = ({ firstName, left, children }: LastActivityProps) => (
  <Note kind="warn">
    <p>
      <b>{typo(`C’est la dernière activité possible pour ${firstName}.`)}</b>{' '}
      {typo(`Les ${left} qui restent ne pourront plus servir cette année.`)}
      {children}
    </p>
  </Note>
);
