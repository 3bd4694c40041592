/** The history of a file: who moved it, when, why; and what the partner changed between two sendings. */
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Tag } from '../parts.tsx';
import { Changes } from '../partners/PartnerHistory.tsx';

export const Steps = ({ facts: { steps, changes } }: { facts: DossierFacts }) => (
  <section className="card stack" aria-labelledby="etapes">
    <h2 id="etapes">Historique</h2>
    <DataTable
      caption="Étapes du dossier"
      rows={steps}
      rowKey={({ at, tag }) => `${at} ${tag.word}`}
      columns={[
        { label: 'Le', head: true, show: ({ at }) => at },
        { label: 'Par', show: ({ by }) => by },
        { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
        { label: 'Motif', show: ({ reason }) => reason || '–' },
      ]}
      empty={<p>Le dossier n’est pas encore envoyé.</p>}
    />
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
