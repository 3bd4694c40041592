/** The mailings of this campaign (R-MAIL-02), the latest first. */
import type { MailingFacts } from '../../actions/mailing-facts.ts';
import type { MailingList } from '../../actions/mailings.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { useQuery } from '../kit/query.ts';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';
import { count } from '../kit/count.ts';

const COLUMNS: readonly TableColumn<MailingFacts>[] = [
  { label: 'Message', head: true, show: ({ id, label }) => <Go to={`/caf/pages/envoi?envoi=${id}`}>{label}</Go> },
  { label: 'Préparé le', show: ({ createdAt }) => createdAt },
  { label: 'Destinataires', show: ({ audience }) => audience },
  { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
  { label: 'Départ', show: ({ sendAt }) => sendAt },
  { label: 'Envoyés', num: true, show: ({ counts }) => count(counts.sent) },
  { label: 'Refusés', num: true, show: ({ counts }) => count(counts.refused) },
  { label: 'En attente', num: true, show: ({ counts }) => count(counts.waiting) },
];

export default function MailingsPage() {
  const [{ page = '' }, change] = useQuery();
  const { data, refused } = useAnswer<MailingList>(`/envois?page=${encodeURIComponent(page)}`);
  return (
    <Page
      title="Campagnes de courriels"
      side={
        <Go to="/caf/pages/nouvel-envoi" className="btn">
          Écrire aux familles
        </Go>
      }
    >
      <RefusedNote refused={refused} />
      {!data && !refused && <p className="soft">Lecture…</p>}
      {data && (
        <section className="card stack">
          <DataTable
            caption="Campagnes de courriels"
            rows={data.mailings}
            rowKey={({ id }) => id}
            columns={COLUMNS}
            empty={<p>Aucun envoi cette année. Commencez par « Écrire aux familles ».</p>}
          />
          <Pages page={Number(page) || 0} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
        </section>
      )}
    </Page>
  );
}
