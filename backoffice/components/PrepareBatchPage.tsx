/** A batch to come (R-PAY-01): what it would hold, then its generation; below, the batches made. */
import { useState } from 'react';
import { goTo, post, useAnswer } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { Go, Note, Page, RefusedNote, Tag } from './parts.tsx';

interface Preview {
  /** Asked again with it, the server gives the batch already made. */
  cle: string;
  lines: number;
  total: string;
  cutoff: string;
  partners: { name: string; tiersi: string | null; rang: string | null; lines: number; total: string }[];
  odd: { payable: string; why: string }[];
}

interface Batch {
  batch: string;
  fileName: string;
  kind: string;
  tag: { word: string; tone: string };
  lines: number;
  total: string;
  agent: string;
  generatedAt: string;
  downloads: unknown[];
}

const KINDS = [
  { value: 'partners', label: 'Partenaires : QR codes validés' },
  { value: 'families', label: 'Allocataires : dépenses acceptées' },
];

const lotPage = (batch: string): string => `/caf/pages/lot?lot=${encodeURIComponent(batch)}`;

export default function PrepareBatchPage() {
  const [kind, setKind] = useState('partners');
  const preview = useAnswer<Preview>(`/lots/apercu?nature=${kind}`);
  return (
    <Page title="Préparer un lot">
      <section className="card stack">
        <div className="field">
          <label htmlFor="nature">Qui payer</label>
          <select id="nature" value={kind} onChange={(event) => setKind(event.target.value)}>
            {KINDS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <RefusedNote refused={preview.refused} />
        {preview.data && <Content preview={preview.data} kind={kind} />}
      </section>
      <LastBatches />
    </Page>
  );
}

function Content({ preview, kind }: { preview: Preview; kind: string }) {
  const { lines, total, cutoff, odd, partners } = preview;
  if (lines === 0) return <Note tone="">Rien à payer pour le moment. Une somme apparaît ici dès qu’un partenaire valide un QR code.</Note>;
  const generate = async (): Promise<void> => {
    const { batch } = await post<{ batch: string }>('/lots', { nature: kind, cle: preview.cle });
    goTo(lotPage(batch));
  };
  return (
    <>
      <p className="lead">
        <b>{lines.toLocaleString('fr-FR')}</b> {lines < 2 ? 'ligne' : 'lignes'}, <b>{total}</b>, arrêtés au {cutoff}
      </p>
      {odd.length > 0 && (
        <Note tone="warn">
          <p>
            <b>Des lignes ne tiennent pas dans le fichier.</b> Corrigez-les, ou retenez-les.
          </p>
          <ul>
            {odd.map(({ payable, why }) => (
              <li key={payable}>{why}</li>
            ))}
          </ul>
        </Note>
      )}
      {partners.length > 0 && <Shares partners={partners} />}
      <ActionForm fields={[]} button={`Générer le lot de ${total}`} send={generate} done={() => undefined} />
    </>
  );
}

const Shares = ({ partners }: { partners: Preview['partners'] }) => (
  <div className="scroll">
    <table>
      <caption>Par partenaire</caption>
      <thead>
        <tr>
          <th scope="col">Partenaire</th>
          <th scope="col">Tiersi – rang</th>
          <th scope="col" className="num">
            Lignes
          </th>
          <th scope="col" className="num">
            Montant
          </th>
        </tr>
      </thead>
      <tbody>
        {partners.map(({ name, tiersi, rang, lines, total }) => (
          <tr key={`${tiersi}-${rang}-${name}`}>
            <th scope="row">{name}</th>
            <td className="num start">
              {tiersi} – {rang}
            </td>
            <td className="num">{lines.toLocaleString('fr-FR')}</td>
            <td className="num">{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function LastBatches() {
  const { data } = useAnswer<{ batches: Batch[] }>('/lots');
  if (!data) return null;
  return (
    <section className="card">
      <h2>Derniers lots</h2>
      {data.batches.length === 0 ? (
        <p className="soft">Aucun lot pour le moment.</p>
      ) : (
        <div className="scroll">
          <table>
            <caption className="hide">Derniers lots de paiement</caption>
            <thead>
              <tr>
                {['Fichier', 'Généré le', 'Agent'].map((label) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
                {['Lignes', 'Montant', 'Téléchargements'].map((label) => (
                  <th key={label} scope="col" className="num">
                    {label}
                  </th>
                ))}
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {data.batches.map((row) => (
                <tr key={row.batch}>
                  <th scope="row">
                    <Go to={lotPage(row.batch)}>{row.fileName}</Go>
                  </th>
                  <td>{row.generatedAt}</td>
                  <td>{row.agent}</td>
                  <td className="num">{row.lines.toLocaleString('fr-FR')}</td>
                  <td className="num">{row.total}</td>
                  <td className="num">{row.downloads.length}</td>
                  <td>
                    <Tag tag={row.tag} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
