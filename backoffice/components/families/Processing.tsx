/** What the processing knows of a family (R-EXT-03): access, letters, loads, lines of batches. Read only. */
import type { FamilyFacts } from '../../actions/family-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Go, Tag } from '../parts.tsx';

export const PortalFacts = ({ facts }: { facts: FamilyFacts['portal'] }) => (
  <section className="card stack">
    <h2>Accès au portail</h2>
    <dl className="facts desk-columns">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);

export const Letters = ({ letters }: { letters: FamilyFacts['letters'] }) => (
  <section className="card stack">
    <h2>Courriels</h2>
    <DataTable
      caption="Courriels envoyés à la famille"
      columns={[
        { label: 'Écrit le', show: ({ postedAt }) => postedAt, head: true },
        { label: 'Courriel', show: ({ what }) => what },
        { label: 'Adresse', show: ({ to }) => to },
        { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
        { label: 'Parti le', show: ({ sentAt }) => sentAt },
        { label: 'Essais', show: ({ attempts }) => attempts, num: true },
        { label: 'Dernier refus', show: ({ failure }) => failure },
      ]}
      rows={letters}
      rowKey={({ id }) => id}
      empty={<p>Aucun courriel n’est parti à cette famille pendant la campagne.</p>}
    />
  </section>
);

export const LinesInBatches = ({ lines }: { lines: FamilyFacts['lines'] }) => (
  <section className="card stack">
    <h2>Lignes de paiement</h2>
    <DataTable
      caption="Lignes de paiement de la famille"
      columns={[
        { label: 'Lot', show: ({ batch }) => <Go to={`/caf/pages/lot?lot=${encodeURIComponent(batch)}`}>{batch}</Go>, head: true },
        { label: 'Arrêté au', show: ({ at }) => at },
        { label: 'SIAS', show: ({ sias }) => sias },
        { label: 'Montant', show: ({ amount }) => amount, num: true },
        { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
      ]}
      rows={lines}
      rowKey={({ id }) => id}
      empty={<p>Aucune somme de cette famille n’est encore entrée dans un lot.</p>}
    />
  </section>
);

export const LoadTraces = ({ loads, remarks }: Pick<FamilyFacts, 'loads' | 'remarks'>) => (
  <section className="card stack">
    <h2>Chargements</h2>
    <DataTable
      caption="Chargements qui ont écrit cette famille"
      columns={[
        { label: 'Déposé le', show: ({ at }) => at, head: true },
        { label: 'Par', show: ({ by }) => by },
        { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
      ]}
      rows={loads}
      rowKey={({ id }) => id}
      empty={<p>Aucun chargement connu n’a écrit cette famille.</p>}
    />
    {remarks.length > 0 && (
      <DataTable
        caption="Lignes des fichiers rejetées ou remarquées"
        columns={[
          { label: 'Ligne', show: ({ where }) => where, head: true },
          { label: 'Quoi', show: ({ level }) => level },
          { label: 'Pourquoi', show: ({ reason }) => reason },
        ]}
        rows={remarks}
        rowKey={({ id }) => id}
        empty={null}
      />
    )}
  </section>
);
