import { useEffect, useRef } from 'react';
import { Go } from '../parts.tsx';
import { count } from './figures.ts';
import type { CommuneRow, Part } from './take-up.ts';

interface CommuneListProps {
  communes: readonly CommuneRow[];
  chosen: string;
  /** Whether the agent may write to the families of one of them. */
  mayWrite: boolean;
}

/** Every commune that has a family, by name; the one chosen on the map is brought into view. */
export function CommuneList({ communes, chosen, mayWrite }: CommuneListProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [chosen]);
  if (communes.length === 0) return <div className="empty">Aucune famille. Chargez les fichiers de la campagne.</div>;
  return (
    <section className="card">
      <div className="scroll desk-communes" role="region" aria-label="Recours par commune" tabIndex={0}>
        <table>
          <caption className="hide">Familles, comptes activés, enfants, recours et montant tiré, par commune</caption>
          <thead>
            <tr>
              <th scope="col">Commune</th>
              {['Familles', 'Comptes', 'Enfants', 'Avec un tirage', 'Tiré', 'Utilisé'].map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
              {mayWrite && <th scope="col">Écrire</th>}
            </tr>
          </thead>
          <tbody>
            {communes.map((commune) => (
              <tr
                key={commune.insee ?? commune.name}
                ref={commune.insee === chosen ? row : undefined}
                className={commune.insee === chosen ? 'chosen' : undefined}
              >
                <th scope="row">{commune.name}</th>
                <td className="num">{count(commune.families)}</td>
                <td className="num">{commune.activated.text}</td>
                <td className="num">{count(commune.children)}</td>
                <td>
                  <Mini part={commune.takeUp} />
                </td>
                <td className="num">{commune.drawn.text}</td>
                <td className="num">{commune.used.text}</td>
                {mayWrite && <td>{commune.insee && <Write insee={commune.insee} name={commune.name} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const Write = ({ insee, name }: { insee: string; name: string }) => (
  <Go to={`/caf/pages/nouvel-envoi?communes=${insee}`}>
    Écrire<span className="hide"> aux familles de {name}</span>
  </Go>
);

/** A part as a bar and in figures. */
const Mini = ({ part: { part, text } }: { part: Part }) => (
  <span className="desk-mini">
    <svg className="bar" aria-hidden="true">
      <rect className="f2" x="0" width={`${part}%`} height="100%" />
    </svg>
    <b className="num">{text}</b>
  </span>
);
