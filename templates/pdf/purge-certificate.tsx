/** Certificate of a purge (R-CAM-09), to print and sign: counts, who, when, what was typed to confirm; no person of the campaign. */
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { type CivilDay, formatDay, formatInstant } from '#core/shared/days.ts';
import { formatCount, typo } from '#core/shared/french.ts';
import { Facts, PrintedTable, renderTablePage } from './table-page.tsx';

export interface PurgeCertificate {
  /** "2022-2023". */
  campaign: string;
  startedAt: Date;
  doneAt: Date;
  /** "Claire Dumont (P1000911)". */
  agent: string;
  /** As it was typed; null for a purge made before it was kept. */
  typed: string | null;
  /** Last seal of the journal; null when it had none. */
  sealHash: string | null;
  removed: readonly { name: string; count: number }[];
  batches: readonly { fileName: string; lines: number; totalCents: Cents; paidOn: CivilDay | null }[];
  madeAt: Date;
}

const COUNTS = [{ label: 'Données' }, { label: 'Nombre', num: true }];
const BATCHES = [{ label: 'Fichier' }, { label: 'Lignes', num: true }, { label: 'Payé le' }, { label: 'Total', num: true }];

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export function renderPurgeCertificate(certificate: PurgeCertificate): string {
  const title = `Certificat de purge – campagne ${certificate.campaign}`;
  return renderTablePage({ title, fileTitle: title, madeAt: certificate.madeAt, body: <Body certificate={certificate} /> });
}

const Body = ({
  certificate: { campaign, startedAt, doneAt, agent, typed, sealHash, removed, batches },
}: {
  certificate: PurgeCertificate;
}) => (
  <>
    <p>Toutes les données personnelles de cette campagne ont été supprimées, fichiers et courriels compris.</p>
    <Facts
      facts={[
        ['Campagne', campaign],
        ['Commencée le', formatInstant(startedAt)],
        ['Terminée le', formatInstant(doneAt)],
        ['Demandée par', agent],
        ['Confirmation tapée', typed ? typo(`« ${typed} »`) : 'non conservée'],
        ['Dernier scellé du journal', sealHash ?? 'aucun'],
      ]}
    />
    <section>
      <h2>Ce qui a été supprimé</h2>
      <PrintedTable columns={COUNTS} rows={removed.map(({ name, count }) => [name, formatCount(count)])} />
    </section>
    {batches.length > 0 && (
      <section>
        <h2>Lots de paiement de cette campagne</h2>
        <PrintedTable
          columns={BATCHES}
          rows={batches.map(({ fileName, lines, totalCents, paidOn }) => [
            fileName,
            formatCount(lines),
            paidOn ? formatDay(paidOn) : '–',
            formatEuros(totalCents),
          ])}
        />
      </section>
    )}
    <p>Restent les critères de la campagne, ce compte rendu, les oppositions par numéro d’allocataire et le journal sans identité.</p>
    <p>Fait à ______________________, le ______________________</p>
    <p>Nom, qualité et signature :</p>
  </>
);
