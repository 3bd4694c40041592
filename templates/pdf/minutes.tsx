/** What both minutes share: numbered pages, the decision, the reserves, the signatures of the Caf and of the provider. */
import { readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { formatInstant } from '#core/shared/days.ts';
import { printedPage } from './printed-page.tsx';

let style: string | undefined;
const minutesStyle = (): string =>
  (style ??= ['./bordereau.css', './numbered-pages.css', './minutes.css']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join(''));

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderMinutes = ({ title, madeAt, body }: { title: string; madeAt: Date; body: ReactNode }): string =>
  printedPage({
    title,
    style: minutesStyle(),
    said: `Établi le ${formatInstant(madeAt)}`,
    children: (
      <>
        <h1>{title}</h1>
        {body}
      </>
    ),
  });

/** Empty boxes to tick with a pen. */
export const Choices = ({ words }: { words: readonly string[] }) => (
  <ul className="choices">
    {words.map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
);

const WRITING_LINES = [1, 2, 3, 4];

/** @param decisions what can be signed, one box each. */
export const Signing = ({ decisions, note }: { decisions: readonly string[]; note?: string }) => (
  <section className="signing">
    <h2>Décision</h2>
    {note && <p>{note}</p>}
    <Choices words={decisions} />
    <h3>Réserves, et date à laquelle elles seront levées</h3>
    {WRITING_LINES.map((line) => (
      <div className="pen" key={line} />
    ))}
    <div className="signatures">
      <Signatory who="Pour la Caf de l’Essonne" />
      <Signatory who="Pour le prestataire" />
    </div>
  </section>
);

const Signatory = ({ who }: { who: string }) => (
  <div>
    <h3>{who}</h3>
    {['Nom :', 'Qualité :', 'Date :'].map((label) => (
      <p className="pen" key={label}>
        {label}
      </p>
    ))}
    <p className="sign">Signature :</p>
  </div>
);
