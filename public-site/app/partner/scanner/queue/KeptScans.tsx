import { plural, typo } from '#core/shared/french.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Note } from '../../../components/Note.tsx';
import { type KeptScan, shortCode } from './kept-scan.ts';
import type { KeptView } from './use-kept-scans.ts';

/** What waits for the network, what the server then said of it. Nothing here while there is nothing to say. */
export function KeptScans({ view, onDismiss }: { view: KeptView; onDismiss: (cle: string) => void }) {
  const { waiting, refused, settled } = view;
  if (waiting.length + refused.length + settled.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="gardes" data-gardes={waiting.length} data-regles={settled.length}>
      <h2 id="gardes">Scans gardés sans réseau</h2>
      {waiting.length > 0 && <Waiting view={view} />}
      {refused.length > 0 && <Refused refused={refused} onDismiss={onDismiss} />}
      {settled.length > 0 && (
        <ul className="plain lines" aria-label="Validés depuis">
          {settled.map(({ cle, child, amount }) => (
            <li key={cle}>
              <b>{child}</b>
              <span className="row">
                <span className="num">{amount}</span>
                <span className="tag ok">
                  <Icon name="check" />
                  Validé
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const Waiting = ({ view: { waiting, stopped } }: { view: KeptView }) => (
  <>
    <Note kind="warn">
      <p role="status">
        <b>{typo(`${plural(waiting.length, 'scan')} à confirmer.`)}</b> Rien n’est encore validé.{' '}
        {stopped === 'session'
          ? 'Reconnectez-vous avec ce compte pour les envoyer.'
          : 'Ils partiront seuls quand le réseau reviendra. Gardez cette page, ou revenez-y sur cet appareil.'}
      </p>
    </Note>
    <ul className="plain lines" aria-label="À confirmer">
      {waiting.map((each) => (
        <li key={each.cle}>
          <ShortFacts scan={each} />
          <span className="tag wait">
            <Icon name="clock" />À confirmer
          </span>
        </li>
      ))}
    </ul>
  </>
);

const Refused = ({ refused, onDismiss }: { refused: KeptScan[]; onDismiss: (cle: string) => void }) => (
  <ul className="plain lines" aria-label="Refusés">
    {refused.map((each) => (
      <li key={each.cle} data-garde-refuse={each.code}>
        <span>
          <ShortFacts scan={each} />
          <br />
          <b>{each.refused?.message}</b> {each.refused?.todo}
        </span>
        <button
          className="btn quiet"
          type="button"
          onClick={() => onDismiss(each.cle)}
          aria-label={`Retirer le scan ${shortCode(each.code)}`}
        >
          Retirer
        </button>
      </li>
    ))}
  </ul>
);

const HOUR = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });

const ShortFacts = ({ scan }: { scan: KeptScan }) => (
  <span className="num">
    {shortCode(scan.code)} <span className="soft small">gardé à {HOUR.format(scan.keptAt)}</span>
  </span>
);
