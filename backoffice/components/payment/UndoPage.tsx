/** Validations to undo (R-QR-06): who asked and why; another agent decides. */
import type { UndoFacts, UndoList } from '../../actions/undo.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useOpenedRow, useQuery } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';
import { useRights } from '../kit/rights.ts';
import { UndoDecision } from './UndoDecision.tsx';

const STATES = [
  { value: 'asked', label: 'À décider' },
  { value: 'accepted', label: 'Acceptées' },
  { value: 'refused', label: 'Refusées' },
] as const;

const COMMON: TableColumn<UndoFacts>[] = [
  {
    label: 'Enfant',
    head: true,
    show: ({ child, code }) => <Go to={`/caf/resources/Voucher/records/${encodeURIComponent(code)}/show`}>{child || 'QR code'}</Go>,
  },
  { label: 'Matricule', show: ({ matricule }) => matricule },
  { label: 'Partenaire', show: ({ partner }) => partner },
  { label: 'Montant', num: true, show: ({ amount }) => amount },
  { label: 'Demandée le', show: ({ askedAt }) => askedAt },
  { label: 'Par', show: ({ askedBy }) => askedBy },
  { label: 'Motif', show: ({ reason }) => reason },
];

const DECIDED: TableColumn<UndoFacts>[] = [
  { label: 'Réponse', show: ({ tag }) => <Tag tag={tag} /> },
  { label: 'Le', show: ({ decidedAt }) => decidedAt },
  { label: 'Par (décision)', show: ({ decidedBy }) => decidedBy },
  { label: 'Motif de la décision', show: ({ decision }) => decision },
];

export default function UndoPage() {
  const [query, change] = useQuery();
  const may = useRights()('payments.generate');
  const state = STATES.find(({ value }) => value === query.etat)?.value ?? 'asked';
  const list = useAnswer<UndoList>(`/annulations?${queryString({ etat: state, page: query.page ?? '' })}`);
  const [chosen, choose] = useOpenedRow(list.data?.undos, ({ undo }) => undo);
  const done = (): void => {
    choose(null);
    list.again();
  };
  const items = STATES.map(({ value, label }) => ({ href: `/caf/pages/annulations?etat=${value}`, label, current: value === state }));
  const extra = state === 'asked' ? (may ? [decideColumn(choose)] : []) : DECIDED;
  return (
    <Page title="Validations à annuler">
      <Tabs label="Quelles demandes" items={items} />
      {chosen && <UndoDecision key={chosen.undo} undo={chosen} done={done} close={() => choose(null)} />}
      <section className="card stack">
        <RefusedNote refused={list.refused} />
        {list.data && (
          <>
            <DataTable
              caption="Demandes d’annulation"
              columns={[...COMMON, ...extra]}
              rows={list.data.undos}
              rowKey={({ undo }) => undo}
              empty={
                <p>
                  {state === 'asked'
                    ? 'Aucune demande à décider. Un partenaire, ou un agent depuis la fiche d’un QR code, peut en faire une.'
                    : 'Aucune demande ici.'}
                </p>
              }
            />
            <Pages
              page={Number(query.page ?? '')}
              total={list.data.total}
              perPage={list.data.perPage}
              go={(to) => change({ page: String(to) })}
            />
          </>
        )}
      </section>
    </Page>
  );
}

const decideColumn = (choose: (undo: UndoFacts) => void): TableColumn<UndoFacts> => ({
  label: 'Décider',
  show: (undo) =>
    undo.mine ? (
      <span className="soft">Votre demande : un autre agent décide.</span>
    ) : (
      <button type="button" className="btn second payment-act" onClick={() => choose(undo)}>
        Décider…<span className="hide"> pour {undo.child}</span>
      </button>
    ),
});
