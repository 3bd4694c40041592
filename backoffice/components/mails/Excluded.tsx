import type { Reached } from '../../actions/mailings.ts';
import { count } from '../kit/count.ts';

/** Families left out, by reason. */
export function Excluded({ excluded }: Pick<Reached, 'excluded'>) {
  if (excluded.length === 0) return <p className="soft">Aucune famille de la cible n’est écartée.</p>;
  return (
    <>
      <h2>Écartées</h2>
      <dl className="facts desk-columns">
        {excluded.map((why) => (
          <div key={why.label}>
            <dt>{why.label}</dt>
            <dd>{count(why.count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
