import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import type { Notices } from './services/notices.server.ts';

/** What a partner must know on arriving, and what to do about it: suspended, convention to sign, to renew or ended (R-PAR-13). */
export const PartnerNotices = ({ notices: { suspension, convention } }: { notices: Notices }) => (
  <>
    {suspension && <SuspensionNotice suspension={suspension} />}
    {convention && (
      <Note kind={convention.tone}>
        <p>
          <b>{convention.what}</b> {convention.todo}
        </p>
        <p>
          <Link to="/partenaire/convention">{convention.label}</Link>
        </p>
      </Note>
    )}
  </>
);

/** Scans refused, what is owed kept. */
export const SuspensionNotice = ({ suspension }: { suspension: NonNullable<Notices['suspension']> }) => (
  <Note kind="stop">
    <p>
      <b>Votre structure est suspendue par la Caf{suspension.since && <> depuis le {suspension.since}</>}.</b> {suspension.reason}
    </p>
    <p>
      {typo(
        'Les familles ne vous voient plus et les scans sont refusés. Ce que vous avez validé reste dû : vous le suivez dans « Paiements ». Pour reprendre, écrivez à la Caf sur',
      )}{' '}
      <a href="https://www.caf.fr">caf.fr</a>.
    </p>
  </Note>
);
