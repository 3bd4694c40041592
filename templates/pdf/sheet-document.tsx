/** What printed sheets have in common: a document that asks for nothing, the mark at its head. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Mark } from './mark.tsx';

/** Nothing but this document: no script, no request, whatever a name may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

export interface SheetDocument {
  title: string;
  style: string;
  /** Stands at the right of the mark: when it was made, for which campaign. */
  aside: string;
  body: ReactNode;
}

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderSheet = ({ title, style, aside, body }: SheetDocument): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <header>
            <p className="logo">
              <Mark />
              <span>
                Tickets loisirs jeunes
                <small>Caf de l’Essonne</small>
              </span>
            </p>
            <p className="soft">{aside}</p>
          </header>
          {body}
        </main>
      </body>
    </html>,
  )}`;
