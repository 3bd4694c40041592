import type { PartnerChangeFacts, PartnerPageData } from '../../actions/partner-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Tag } from '../parts.tsx';

/** Every state and change, with its date and its agent (R-PAR-07). */
export const PartnerHistory = ({ partner }: { partner: PartnerPageData }) => (
  <section className="card">
    <DataTable
      caption="Historique du partenaire"
      rows={partner.history}
      rowKey={({ id }) => id}
      columns={[
        { label: 'Le', head: true, show: ({ at }) => at },
        { label: 'Agent', show: ({ agent }) => agent },
        { label: 'Fait', show: ({ what }) => what },
        { label: 'État', show: ({ etat }) => <Tag tag={etat} /> },
        { label: 'Avant → après, ou motif', show: (change) => <Changes of={change} /> },
        { label: 'Tiersi', show: reported },
      ]}
      empty={<p>Rien n’est enregistré pour ce partenaire. Ses prochains changements seront ici.</p>}
    />
  </section>
);

interface Told {
  changes: readonly { label: string; before: string; after: string }[];
  reason: string | null;
}

/** Each field, before → after; or the reason given. */
export const Changes = ({ of: { changes, reason } }: { of: Told }) => {
  if (changes.length === 0) return <>{reason ?? '–'}</>;
  return (
    <ul className="plain">
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          {label} : <del>{before}</del> → <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
};

const reported = ({ due, report }: PartnerChangeFacts): string => (report ? `Reporté le ${report.at}` : due ? 'À reporter' : '–');
