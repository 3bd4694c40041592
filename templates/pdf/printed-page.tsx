/** What surrounds a printed sheet: nothing but this document, no script, no request, whatever a name may hold. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Mark } from './mark.tsx';
import { sheetStyle } from './sheet-style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

export interface PrintedPage {
  title: string;
  /** Beside the mark: when it was made. */
  said: string;
  className?: string | undefined;
  /** CSS of its own, after that of every sheet. */
  style?: string;
  children: ReactNode;
}

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const printedPage = (page: PrintedPage): string => `<!doctype html>${renderToStaticMarkup(<Page {...page} />)}`;

function Page({ title, said, className, style = '', children }: PrintedPage) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: sheetStyle() + style }} />
      </head>
      <body>
        <main className={className}>
          <header>
            <p className="logo">
              <Mark />
              <span>
                Tickets loisirs jeunes
                <small>Caf de l’Essonne</small>
              </span>
            </p>
            <p className="soft">{said}</p>
          </header>
          {children}
        </main>
      </body>
    </html>
  );
}

export const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
