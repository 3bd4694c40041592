import { testBanner } from '#core/shared/test-banner.ts';
import { ROOT } from '../paths.ts';
import { html, type Html } from './html.ts';

/** A page of our own: the look's shell, no script. @returns the whole document. */
export function page(title: string, main: Html): string {
  const test = testBanner();
  const banner = test === null ? false : html`<aside class="test-banner" aria-label="Environnement"><p class="wrap">${test}</p></aside>`;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Back-office TLJ</title>
        <link rel="icon" href="${ROOT}/style/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${ROOT}/style/page.css" />
      </head>
      <body>
        <a class="skip" href="#contenu">Aller au contenu</a>
        ${banner}
        <header class="head">
          <div class="wrap">
            <a class="logo" href="${ROOT}"
              ><img src="${ROOT}/style/mark.svg" alt="" width="44" height="44" /><span>Tickets loisirs<small>Back-office</small></span></a
            >
          </div>
        </header>
        <main id="contenu" class="wrap narrow stack">${main}</main>
        <footer class="foot"><div class="wrap">Caf de l’Essonne. Accès réservé aux agents.</div></footer>
      </body>
    </html>`.text;
}
