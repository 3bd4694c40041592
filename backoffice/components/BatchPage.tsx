/** One batch (R-PAY-03): its file, any number of times; then processed, or cancelled before. */
import { useState } from 'react';
import { post, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { Note, Page, RefusedNote, Tag } from './parts.tsx';

interface Batch {
  batch: string;
  fileName: string;
  kind: string;
  state: 'generating' | 'generated' | 'downloaded' | 'processed' | 'cancelled';
  tag: { word: string; tone: string };
  lines: number;
  total: string;
  agent: string;
  cutoff: string;
  generatedAt: string;
  processedAt: string;
  cancelledAt: string;
  cancelReason: string | null;
  paidOn: string;
  sha256: string | null;
  downloads: { agent: string; at: string }[];
  today: string;
}

export default function BatchPage() {
  const id = new URLSearchParams(window.location.search).get('lot') ?? '';
  const { data, refused, again } = useAnswer<Batch>(`/lots/${encodeURIComponent(id)}`);
  if (!data) return <Page title="Lot de paiement">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
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
        <FileStep batch={data} again={again} />
        {data.state === 'downloaded' && <Processed batch={data} again={again} />}
        {(data.state === 'generated' || data.state === 'downloaded') && <Cancelling batch={data} again={again} />}
      </div>
    </Page>
  );
}

function factsOf(batch: Batch): [string, string][] {
  const all: [string, string][] = [
    ['Fichier', batch.fileName],
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

interface StepProps {
  batch: Batch;
  again: () => void;
}

/** The download is a plain form: the browser keeps the file, the page is read again once it left. */
function FileStep({ batch, again }: StepProps) {
  if (batch.state === 'generating') return <Note tone="warn">Ce lot est encore en préparation. Revenez dans un instant.</Note>;
  if (batch.state === 'cancelled') return <Note tone="">Ce lot est annulé : ses sommes sont de nouveau à payer.</Note>;
  const first = batch.downloads.length === 0;
  return (
    <section className="card stack">
      <h2>Fichier</h2>
      <p>{first ? 'Téléchargez le fichier, puis déposez-le dans SIAS.' : 'Une reprise donne le même fichier, à l’octet près.'}</p>
      <form
        method="post"
        action={`/caf/actions/lots/${encodeURIComponent(batch.batch)}/fichier`}
        onSubmit={() => window.setTimeout(again, 1500)}
      >
        <button className={`btn ${first ? '' : 'second'}`} type="submit">
          {first ? 'Télécharger le fichier' : 'Télécharger de nouveau'}
        </button>
      </form>
      {!first && (
        <ul>
          {batch.downloads.map(({ agent, at }) => (
            <li key={`${at}-${agent}`}>
              {at}, par {agent}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">Empreinte : {batch.sha256}</p>
    </section>
  );
}

const Processed = ({ batch, again }: StepProps) => (
  <section className="card stack">
    <h2>Marquer traité</h2>
    <Note tone="final">
      <p>
        <b>Définitif.</b> Les {batch.lines.toLocaleString('fr-FR')} paiements ne pourront plus changer. Familles et partenaires verront «
        payé le ».
      </p>
    </Note>
    <ActionForm
      fields={[{ name: 'jour', label: 'Jour où l’argent a été versé', hint: 'JJ/MM/AAAA', initial: batch.today }]}
      button={`Marquer traité : ${batch.total}`}
      send={({ jour = '' }) => post(`/lots/${encodeURIComponent(batch.batch)}/traite`, { jour })}
      done={again}
    />
  </section>
);

function Cancelling({ batch, again }: StepProps) {
  const [open, setOpen] = useState(false);
  return (
    <section className="card stack">
      <h2>Annuler le lot</h2>
      <p>Ses sommes redeviennent à payer. À faire seulement si le fichier n’a pas été traité.</p>
      {open ? (
        <ActionForm
          fields={[{ name: 'motif', label: 'Motif' }]}
          button={`Annuler le lot ${batch.batch}`}
          danger
          send={({ motif = '' }) => post(`/lots/${encodeURIComponent(batch.batch)}/annulation`, { motif })}
          done={again}
        />
      ) : (
        <button type="button" className="btn second" onClick={() => setOpen(true)}>
          Annuler ce lot…
        </button>
      )}
    </section>
  );
}
