/** The campaign's loads, the latest first (R-CAM-07). */
import type { LoadFacts } from '../../actions/load-facts.ts';
import { Tag } from '../parts.tsx';

const count = (value: number): string => value.toLocaleString('fr-FR');

export function History({ loads }: { loads: LoadFacts[] }) {
  if (loads.length === 0) return <p className="soft">Aucun chargement pour le moment : déposez les deux fichiers.</p>;
  return (
    <section className="card">
      <h2>Historique</h2>
      <div className="scroll">
        <table>
          <caption className="hide">Chargements de la campagne</caption>
          <thead>
            <tr>
              <th scope="col">Le</th>
              <th scope="col">Fichiers</th>
              <th scope="col">Agent</th>
              {['Familles', 'Enfants', 'Rejets', 'Durée'].map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.id}>
                <th scope="row">{load.registeredAt}</th>
                <td>{[load.files.allo?.name, load.files.enf?.name].filter(Boolean).join(', ')}</td>
                <td>{load.agent}</td>
                <td className="num">{count(load.counts.allo.lines)}</td>
                <td className="num">{count(load.counts.enf.lines)}</td>
                <td className="num">{count(load.counts.allo.rejected + load.counts.enf.rejected)}</td>
                <td className="num">{load.seconds > 0 ? `${load.seconds}\u00a0s` : '–'}</td>
                <td>
                  <Tag tag={load.tag} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
