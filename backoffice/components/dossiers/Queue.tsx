/** Files by where they are: to examine, with the partner, decided. */
import type { ReactNode } from 'react';
import type { DossierRow } from '../../actions/dossier-facts.ts';
import { useAnswer } from '../api.ts';
import { useKey } from '../depenses/use-key.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';

export const DOSSIERS = '/caf/pages/dossiers-a-examiner';

const LISTS = [
  { value: 'submitted', label: 'À examiner', empty: 'Aucun dossier à examiner. Les clubs les envoient depuis le portail.' },
  { value: 'complement', label: 'Chez le partenaire', empty: 'Aucun dossier n’attend une réponse d’un partenaire.' },
  { value: 'decided', label: 'Décidés', empty: 'Aucun dossier n’est encore décidé.' },
] as const;

interface QueueAnswer {
  dossiers: DossierRow[];
  counts: Record<(typeof LISTS)[number]['value'], number>;
  perPage: number;
}

interface QueueProps {
  said: ReactNode;
  query: Record<string, string>;
  change: (some: Record<string, string>) => void;
}

export function Queue({ said, query, change }: QueueProps) {
  const list = LISTS.find(({ value }) => value === query.liste) ?? LISTS[0];
  const { data, last, refused } = useAnswer<QueueAnswer>(`/dossiers?${queryString({ liste: list.value, page: query.page ?? '' })}`);
  const first = list.value === 'submitted' ? data?.dossiers[0] : undefined;
  useKey('n', () => first && change({ dossier: first.id, liste: '' }));
  return (
    <Page title="Dossiers à examiner" side={first && <Start to={first.id} change={change} />}>
      {said}
      <Tabs
        label="Où en sont les dossiers"
        items={LISTS.map(({ value, label }) => ({
          href: value === 'submitted' ? DOSSIERS : `${DOSSIERS}?liste=${value}`,
          label: last ? `${label} (${last.counts[value].toLocaleString('fr-FR')})` : label,
          current: value === list.value,
        }))}
      />
      <section className="card stack">
        <RefusedNote refused={refused} />
        {data && (
          <>
            <DataTable
              caption={list.label}
              columns={columnsOf(list.value)}
              rows={data.dossiers}
              rowKey={({ id }) => id}
              empty={<p>{list.empty}</p>}
            />
            <Pages
              page={Number(query.page ?? '')}
              total={data.counts[list.value]}
              perPage={data.perPage}
              go={(page) => change({ page: String(page) })}
            />
          </>
        )}
      </section>
    </Page>
  );
}

const Start = ({ to, change }: { to: string; change: QueueProps['change'] }) => (
  <button type="button" className="btn" onClick={() => change({ dossier: to, liste: '' })} aria-keyshortcuts="N">
    Examiner le premier <kbd>N</kbd>
  </button>
);

const columnsOf = (list: (typeof LISTS)[number]['value']): TableColumn<DossierRow>[] => [
  {
    label: 'Raison sociale',
    head: true,
    show: ({ id, name }) => <Go to={`${DOSSIERS}?dossier=${encodeURIComponent(id)}`}>{name}</Go>,
  },
  { label: 'Forme', show: ({ kind }) => kind },
  { label: 'Commune', show: ({ commune }) => commune },
  { label: 'Activités', show: ({ activities }) => activities },
  { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
  { label: list === 'decided' ? 'Décidé par' : 'Dernière étape', show: ({ last }) => last },
  ...(list === 'decided' ? [] : [{ label: 'Attend depuis', num: true, show: ({ days }: DossierRow) => <Days days={days} /> }]),
];

const LATE = 15;

/** Days of waiting; over two weeks they stand out. */
const Days = ({ days }: { days: number }) => {
  const words = days === 0 ? 'aujourd’hui' : `${days.toLocaleString('fr-FR')} jour${days > 1 ? 's' : ''}`;
  return days > LATE ? <b>{words}</b> : <>{words}</>;
};
