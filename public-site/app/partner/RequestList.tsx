import { typo } from '#core/shared/french.ts';
import { Icon, type IconName } from '../components/Icon.tsx';
import type { OwnRequest } from './services/own-requests.server.ts';

const ICONS: Record<OwnRequest['state']['tone'], IconName> = { ok: 'check', wait: 'clock', stop: 'x' };

/** What was asked for, where it stands, and what the Caf answered (R-PAR-06). */
export const RequestList = ({ requests }: { requests: readonly OwnRequest[] }) => (
  <ul className="plain lines" aria-label="Vos demandes">
    {requests.map(({ id, label, wanted, reason, state, asked, answered, answer }) => (
      <li key={id}>
        <span>
          <b>{typo(`${label} : ${wanted}`)}</b>
          <br />
          <span className="small soft">Demandé le {typo(`${asked} : ${reason}`)}</span>
          {answered && (
            <>
              <br />
              <span className="small">
                Réponse de la Caf le {answered}
                {answer && typo(` : ${answer}`)}
              </span>
            </>
          )}
        </span>
        <span className={`tag ${state.tone}`}>
          <Icon name={ICONS[state.tone]} />
          {state.word}
        </span>
      </li>
    ))}
  </ul>
);
