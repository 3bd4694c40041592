import { typo } from '#core/shared/french.ts';
import { KIND_NAMES } from '#core/depense/family-operation.rules.ts';
import type { ChildCardView } from '#core/depense/family-home.ts';
import { BalanceBar } from './BalanceBar.tsx';
import { OperationLine } from './OperationLine.tsx';
import { PageLink } from './PageLink.tsx';

/** A child as a ticket: what is left first, then what was used and where (R-FAM-10). */
export function ChildCard({ child, second }: { child: ChildCardView; second: boolean }) {
  return (
    <article className="card child" data-enfant={child.sias} data-solde-centimes={child.leftCents}>
      <div className="child-top">
        <div className="child-who">
          <span className={second ? 'face b' : 'face'} aria-hidden="true">
            {child.firstName.slice(0, 1).toLocaleUpperCase('fr')}
          </span>
          <div>
            <h2>{child.name}</h2>
            <p className="soft small">{typo(`Date de naissance : ${child.birth}`)}</p>
          </div>
        </div>
        <p>
          <span className="soft">Il reste</span>
          <br />
          <span className="sum">{child.left}</span> <span className="soft num">sur {child.granted}</span>
        </p>
        <BalanceBar parts={child.parts} />
      </div>
      <div className="tear" />
      <div className="child-end stack">
        {child.used.length > 0 && (
          <ul className="plain lines">
            {child.used.map((each) => (
              <OperationLine
                key={each.id}
                operation={each}
                heading={each.where}
                detail={each.kind === 'qr' ? each.activities : KIND_NAMES.depense}
              />
            ))}
          </ul>
        )}
        {child.still && <p className="soft">{child.still}</p>}
        {child.cannot === null ? (
          <PageLink className="btn wide" to={`/famille/tirage?enfant=${child.sias}`}>
            Utiliser pour {child.firstName}
          </PageLink>
        ) : (
          <p className="soft">{child.cannot}</p>
        )}
      </div>
    </article>
  );
}
