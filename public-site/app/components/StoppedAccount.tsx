import { typo } from '#core/shared/french.ts';
import { Note } from './Note.tsx';

/** What stops a whole account, and what it means: said once the right password is known, never to a stranger. */
const STOPS = {
  COMPTE_SUSPENDU: {
    means: [
      typo('Vos QR codes ne marchent pas pour le moment : le club ne peut pas les valider.'),
      'L’argent de vos enfants n’est pas perdu.',
      'Les clubs déjà payés le restent.',
    ],
    way: 'Pour savoir pourquoi et retrouver votre accès, contactez la Caf de l’Essonne sur',
  },
  OPPOSITION: {
    means: [
      'Vos QR codes non utilisés ont été supprimés.',
      'Nous ne vous écrivons plus.',
      'L’argent qui reste ne s’utilise plus, tant que vous ne revenez pas.',
    ],
    way: typo('Vous changez d’avis ? Un agent peut rouvrir votre accès. Pour revenir, contactez la Caf de l’Essonne sur'),
  },
} as const;

export type Stop = keyof typeof STOPS;

export const isStop = (code: string): code is Stop => Object.hasOwn(STOPS, code);

/** In place of a page, for a family that was stopped: what happened, what it changes, the way out (R-FAM-05, R-FAM-07). */
export function StoppedAccount({ heading, stop }: { heading: string; stop: Stop }) {
  const { means, way } = STOPS[stop];
  return (
    <div className="wrap narrow stack">
      <h1>{heading}</h1>
      <section className="card stack">
        <h2>Ce que cela change</h2>
        <ul>
          {means.map((each) => (
            <li key={each}>{typo(each)}</li>
          ))}
        </ul>
      </section>
      <Note kind="warn">
        <p>
          <b>{typo('Que faire ?')}</b> {typo(way)} <a href="https://www.caf.fr">caf.fr</a>.
        </p>
      </Note>
    </div>
  );
}
