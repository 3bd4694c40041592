/** The attestation to have filled in by the club, as one A4 page (R-FAM-15): black ink, room for a pen and a stamp. */
import { readFileSync } from 'node:fs';
import { typo } from '#core/shared/french.ts';
import { printedPage } from './printed-page.tsx';

export interface AttestationSheet {
  /** What is to be read on it, and what is known of it; empty: to write by hand. */
  lines: readonly { label: string; value: string }[];
  /** "2026-2027". */
  campaign: string;
}

let style: string | undefined;
const attestationStyle = (): string => (style ??= readFileSync(new URL('./blank-attestation.css', import.meta.url), 'utf8'));

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderAttestation = (sheet: AttestationSheet): string =>
  printedPage({
    title: `Attestation d’inscription ${sheet.campaign}`,
    style: attestationStyle(),
    said: `Campagne ${sheet.campaign}`,
    children: <Attestation lines={sheet.lines} />,
  });

const Attestation = ({ lines }: Pick<AttestationSheet, 'lines'>) => (
  <>
    <h1>Attestation d’inscription à une activité</h1>
    <p>À remplir par l’organisme, en lettres capitales. La famille l’envoie ensuite à la Caf depuis son espace.</p>
    <dl className="fill">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    <div className="sign">
      <p>{typo('Fait le : . . . . / . . . . / . . . . . . . .')}</p>
      <p className="box">Signature du responsable de l’activité et cachet</p>
    </div>
    <p className="soft">Sans la signature, le nom du responsable, la date et le coût, la Caf ne peut pas payer.</p>
  </>
);
