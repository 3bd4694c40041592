/** A convention as A4 pages (R-PAR-02): the exact text, both signatures, the evidence. Before the Caf signs, it says what it lacks. */
import { readFileSync } from 'node:fs';
import type { ConventionSheet } from '#core/shared/convention-sheet.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { Fact, printedPage } from './printed-page.tsx';

let style: string | undefined;
const conventionStyle = (): string => (style ??= readFileSync(new URL('./convention.css', import.meta.url), 'utf8'));

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderConvention = (sheet: ConventionSheet): string =>
  printedPage({
    title: sheet.text.title,
    said: `Modèle ${sheet.version}`,
    className: 'convention',
    style: conventionStyle(),
    children: <Body sheet={sheet} />,
  });

const Body = ({ sheet }: { sheet: ConventionSheet }) => (
  <>
    <h1>{sheet.text.title}</h1>
    {!sheet.caf && (
      <p>
        <b>
          {sheet.partner
            ? 'Signée par le partenaire, en attente de la signature de la Caf.'
            : 'Projet : cette convention n’est pas signée.'}
        </b>
      </p>
    )}
    <div>
      {sheet.text.articles.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
    {sheet.partner && <Signatures partner={sheet.partner.signed} caf={sheet.caf?.signed ?? null} />}
    {sheet.partner && <Evidence sheet={sheet} partner={sheet.partner} />}
  </>
);

type PartnerSide = NonNullable<ConventionSheet['partner']>;
type CafSide = NonNullable<ConventionSheet['caf']>;

const Signatures = ({ partner, caf }: { partner: PartnerSide['signed']; caf: CafSide['signed'] | null }) => (
  <div className="signatures">
    <div className="signature">
      <p>
        <b>Pour le partenaire</b>
      </p>
      <p>
        {partner.signatory.name}, {partner.signatory.quality}
      </p>
      <p>Le {formatInstant(new Date(partner.signedAt))}</p>
      {partner.signatory.mark.kind === 'drawn' ? (
        <img src={`data:image/png;base64,${partner.signatory.mark.value}`} alt="Signature dessinée" />
      ) : (
        <p className="typed">{partner.signatory.mark.value}</p>
      )}
    </div>
    <div className="signature">
      <p>
        <b>Pour la Caf de l’Essonne</b>
      </p>
      {caf ? (
        <>
          <p>
            {caf.agent.name}, agent {caf.agent.code}
          </p>
          <p>Le {formatInstant(new Date(caf.signedAt))}</p>
          <p>
            Du {formatDay(caf.start)} au {formatDay(caf.end)}
          </p>
        </>
      ) : (
        <p>En attente</p>
      )}
    </div>
  </div>
);

function Evidence({ sheet, partner: { sha256, signed } }: { sheet: ConventionSheet; partner: PartnerSide }) {
  const instant = (iso: string): string => formatInstant(new Date(iso));
  return (
    <section className="evidence">
      <h2>Dossier de preuve</h2>
      <dl className="facts">
        <Fact label="Convention" value={signed.convention} />
        <Fact label="Signataire" value={`${signed.signatory.name}, ${signed.signatory.quality}`} />
        <Fact label="Code envoyé à" value={`${signed.code.mail}, le ${instant(signed.code.sentAt)}`} />
        <Fact label="Code saisi" value={`le ${instant(signed.code.enteredAt)}`} />
        <Fact label="Empreinte du texte (SHA-256)" value={sheet.textSha256} />
        <Fact label="Empreinte de la signature du partenaire" value={sha256} />
        {sheet.caf && <Fact label="Empreinte de la signature de la Caf" value={sheet.caf.sha256} />}
      </dl>
      <p className="print">Le fichier JSON du dossier de preuve contient ce qui a été signé, octet pour octet.</p>
    </section>
  );
}
