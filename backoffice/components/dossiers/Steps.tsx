/** The history of a file: who moved it, when, why; and what the partner changed between two sendings. */
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Tag } from '../parts.tsx';
import { Changes } from '../partners/PartnerHistory.tsx';

export const Steps = ({ facts: { steps, changes } }: { facts: DossierFacts }) => (
  <section className="card stack" aria-labelledby="etapes">
    <h2 id="etapes">Historique</h2>
    <ol className="plain stack">
      {steps.map(({ at, by, tag, reason }) => (
        <li key={`${at} ${tag.word}`}>
          <span className="row">
            <Tag tag={tag} />
            <span>
              {at}, {by}
            </span>
          </span>
          {reason && <span className="dossier-words">{reason}</span>}
        </li>
      ))}
    </ol>
    {steps.length === 0 && <p>Le dossier n’est pas encore envoyé.</p>}
    {changes.length > 0 && (
      <>
        <h3>Modifié entre deux envois</h3>
        <DataTable
          caption="Informations modifiées entre deux envois"
          rows={changes}
          rowKey={({ id }) => id}
          columns={[
            { label: 'Le', head: true, show: ({ at }) => at },
            { label: 'Avant → après', show: (change) => <Changes of={change} /> },
          ]}
          empty={null}
        />
      </>
    )}
  </section>
);
