/** The rehearsal of a batch (R-PAY-01): what it would hold, what is odd, then its generation; below, the batches made. */
import type { RehearsalFacts } from '../actions/rehearsal.ts';
import { goTo, post, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { useQuery } from './kit/query.ts';
import { Tabs } from './kit/Tabs.tsx';
import { Note, Page, RefusedNote } from './parts.tsx';
import { batchPage, LastBatches } from './payment/LastBatches.tsx';
import { Remarks, Shares } from './payment/RehearsalSummary.tsx';
import { RehearsedLines } from './payment/RehearsedLines.tsx';

const KINDS = [
  { value: 'partners', label: 'Partenaires : QR codes validés' },
  { value: 'families', label: 'Allocataires : dépenses acceptées' },
] as const;

export default function PrepareBatchPage() {
  const [query] = useQuery();
  const kind = query.nature === 'families' ? 'families' : 'partners';
  const { data, refused, again } = useAnswer<RehearsalFacts>(`/lots/apercu?nature=${kind}`);
  const items = KINDS.map(({ value, label }) => ({
    href: `/caf/pages/preparer-un-lot?nature=${value}`,
    label,
    current: value === kind,
  }));
  return (
    <Page title="Préparer un lot">
      <Tabs label="Qui payer" items={items} />
      <RefusedNote refused={refused} />
      {!data && !refused && <p className="soft">Lecture…</p>}
      {data && data.lines === 0 && <Nothing kind={kind} held={data.held} />}
      {data && data.lines > 0 && (
        <>
          <Summary rehearsal={data} kind={kind} />
          <RehearsedLines key={kind} kind={kind} rehearsal={data} again={again} />
          {data.partners.length > 0 && <Shares partners={data.partners} />}
        </>
      )}
      <LastBatches />
    </Page>
  );
}

const Nothing = ({ kind, held }: { kind: string; held: number }) => (
  <Note tone="">
    <p>
      Rien à payer pour le moment. Une somme apparaît ici dès{' '}
      {kind === 'partners' ? 'qu’un partenaire valide un QR code' : 'qu’une dépense est acceptée'}.
    </p>
    {held > 0 && <p>{held < 2 ? '1 somme est retenue' : `${held} sommes sont retenues`} : voyez « Sommes retenues ».</p>}
  </Note>
);

function Summary({ rehearsal, kind }: { rehearsal: RehearsalFacts; kind: string }) {
  const { lines, total, cutoff, cle } = rehearsal;
  const generate = async (): Promise<void> => {
    const { batch } = await post<{ batch: string }>('/lots', { nature: kind, cle });
    goTo(batchPage(batch));
  };
  return (
    <section className="card stack">
      <p className="lead">
        <b>{lines.toLocaleString('fr-FR')}</b> {lines < 2 ? 'ligne' : 'lignes'}, <b>{total}</b>, arrêtés au {cutoff}
      </p>
      <Remarks rehearsal={rehearsal} kind={kind} />
      <ActionForm fields={[]} button={`Générer le lot de ${total}`} send={generate} done={() => undefined} />
    </section>
  );
}
