/** The account with the words and figures of the family's own pages: nothing here is worked out by the desk. */
import type { FamilyFacts } from '../../actions/family-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Tag } from '../parts.tsx';

type Child = FamilyFacts['home']['children'][number];

export const AccountAsSeen = ({ family: { home, operations } }: { family: FamilyFacts }) => (
  <div className="stack">
    <section className="card stack">
      <h2>Ce que voit la famille</h2>
      <p className="family-left">
        {home.children.length > 0 && (
          <>
            Il reste <b className="num">{home.left}</b> {home.forWhom}.{' '}
          </>
        )}
        {home.deadline}
      </p>
      {home.children.length === 0 && <p>Aucun enfant n’est dans votre dossier cette année.</p>}
    </section>
    <div className="family-cards">
      {home.children.map((child, index) => (
        <ChildCard key={child.sias} child={child} second={index % 2 === 1} />
      ))}
    </div>
    <section className="card stack">
      <h2>Historique</h2>
      <DataTable
        caption="Opérations de la campagne"
        columns={[
          { label: 'Club', show: ({ where }) => where, head: true },
          { label: 'Créé le', show: ({ day }) => day },
          { label: 'Enfant', show: ({ childFirstName }) => childFirstName },
          { label: 'Suite', show: ({ last }) => last },
          { label: 'Montant', show: ({ amount }) => amount, num: true },
          { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
        ]}
        rows={operations}
        rowKey={({ id }) => id}
        empty={<p>La famille n’a encore rien fait.</p>}
      />
    </section>
  </div>
);

const ChildCard = ({ child, second }: { child: Child; second: boolean }) => (
  <article className="card child">
    <div className="child-top">
      <div className="child-who">
        <span className={second ? 'face b' : 'face'} aria-hidden="true">
          {child.firstName.slice(0, 1).toLocaleUpperCase('fr')}
        </span>
        <div>
          <h3>{child.name}</h3>
          <p className="soft small">Date de naissance : {child.birth}</p>
          <p className="soft small">SIAS {child.sias}</p>
        </div>
      </div>
      <p>
        <span className="soft">Il reste</span> <span className="sum">{child.left}</span>{' '}
        <span className="soft num">sur {child.granted}</span>
      </p>
      <BalanceBar parts={child.parts} />
    </div>
    <div className="tear" />
    <div className="child-end stack">
      {child.used.length > 0 && (
        <ul className="plain lines">
          {child.used.map(({ id, where, detail, amount, tag }) => (
            <li key={id}>
              <span>
                <b>{where}</b>
                <br />
                <span className="soft small">{detail}</span>
              </span>
              <span className="row">
                <span className="num">{amount}</span>
                <Tag tag={tag} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{child.cannot ?? child.still}</p>
    </div>
  </article>
);

/** Where the forfait is: the bar is hidden from screen readers, the key under it says the same. */
function BalanceBar({ parts }: { parts: Child['parts'] }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { share }) => sum + share, 0));
  return (
    <>
      <svg className="bar" aria-hidden="true">
        {parts.map(({ ink, share, text }, index) => (
          <rect key={text} className={ink} x={`${starts[index]}%`} width={`${share}%`} height="100%" />
        ))}
      </svg>
      <p className="key">
        {parts.map(({ ink, text }) => (
          <span key={text}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <circle className={ink} cx="5" cy="5" r="5" />
            </svg>
            {text}
          </span>
        ))}
      </p>
    </>
  );
}
