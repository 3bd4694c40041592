/** One batch (R-PAY-03): where it stands, what may be done with it, its lines. */
import { useEffect } from 'react';
import { useAnswer } from './api.ts';
import { useQuery } from './kit/query.ts';
import { Page, RefusedNote, Tag } from './parts.tsx';
import { useRights } from './kit/rights.ts';
import type { Batch } from './payment/batch.ts';
import { BatchLines } from './payment/BatchLines.tsx';
import { Cancelling, FileStep, PaidDay, Processed } from './payment/BatchSteps.tsx';
import { TellFamilies } from './payment/TellFamilies.tsx';

/** A batch in preparation is looked at again this often. */
const LOOK_AGAIN_MS = 3000;

export default function BatchPage() {
  const [{ lot = '' }] = useQuery();
  const may = useRights()('payments.generate');
  const { data, refused, again } = useAnswer<Batch>(`/lots/${encodeURIComponent(lot || '-')}`);
  const preparing = data?.state === 'generating';
  useEffect(() => {
    const timer = preparing ? window.setInterval(again, LOOK_AGAIN_MS) : undefined;
    return () => window.clearInterval(timer);
  }, [preparing, again]);
  if (!data) return <Page title="Lot de paiement">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const open = data.state === 'generated' || data.state === 'downloaded';
  return (
    <Page title={`Lot ${data.batch}`} side={<Tag tag={data.tag} />}>
      <section className="card">
        <dl className="facts desk-columns">
          {factsOf(data).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div className="desk-steps">
        <FileStep batch={data} may={may} again={again} />
        {may && data.state === 'downloaded' && <Processed batch={data} again={again} />}
        {may && open && <Cancelling batch={data} again={again} />}
        {may && data.correctUntil && <PaidDay batch={data} again={again} />}
        {data.state === 'processed' && <TellFamilies batch={data} />}
      </div>
      {!preparing && <BatchLines batch={data.batch} paid={data.state === 'processed'} reject={may} today={data.today} />}
    </Page>
  );
}

function factsOf(batch: Batch): [string, string][] {
  const all: [string, string][] = [
    ['À qui', batch.kind],
    ['Lignes', batch.lines.toLocaleString('fr-FR')],
    ['Total', batch.total],
    ['Arrêté au', batch.cutoff],
    ['Généré le', `${batch.generatedAt} par ${batch.agent}`],
  ];
  if (batch.state === 'processed') all.push(['Marqué traité le', batch.processedAt], ['Argent versé le', batch.paidOn]);
  if (batch.state === 'cancelled') all.push(['Annulé le', batch.cancelledAt], ['Motif', batch.cancelReason ?? '']);
  return all;
}
