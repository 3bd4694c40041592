import { typo } from '#core/shared/french.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import type { ScanRefused } from './scan-refused.ts';

const ICONS: Record<string, IconName> = {
  QR_DEJA_VALIDE: 'lock',
  QR_AUTRE_CLUB: 'x',
  QR_INCONNU: 'search',
  QR_SUPPRIME: 'trash',
  QR_EXPIRE: 'clock',
};

/** What happened, then what to do; nothing of the family (R-QR-04). */
export const ScanRefusal = ({ refusal }: Pick<ScanRefused, 'refusal'>) => (
  <div className="card stack" role="alert" data-refus={refusal.code}>
    <div className="child-who">
      <span className="face b">
        <Icon name={ICONS[refusal.code] ?? 'stop'} />
      </span>
      <h2>{refusal.message}</h2>
    </div>
    {refusal.todo && (
      <Note>
        <p>
          <b>{typo('Que faire ?')}</b> {refusal.todo}
        </p>
      </Note>
    )}
  </div>
);
