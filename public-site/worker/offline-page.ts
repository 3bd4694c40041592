/** The page shown without network: the QR code asked for, or those this phone keeps. No script, no request but the shell's. */
import { typo } from '#core/shared/french.ts';
import type { KeptCode } from './door.ts';
import { shellStyles } from './shell.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const ASKED = /^\/famille\/qr\/([0-9a-f-]{36})/;

/** @param path what was asked for. */
export function offlinePage(path: string, codes: readonly KeptCode[]): Response {
  const asked = codes.find(({ code }) => code === ASKED.exec(path)?.[1]);
  const others = codes.filter((each) => each !== asked);
  const body = [asked ? ticket(asked) : nothing(codes.length), list(others, asked ? 'Vos autres QR codes' : 'Vos QR codes')].join('');
  const title = asked ? `QR code de ${asked.firstName}` : 'Hors connexion';
  return new Response(page(title, body, path), {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY },
  });
}

const page = (title: string, body: string, path: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${said(`${title} – Tickets loisirs jeunes`)}</title>${shellStyles.map((each) => `<link rel="stylesheet" href="${each}">`).join('')}</head>` +
  `<body class="offline"><header class="head"><div class="wrap"><p class="logo"><img src="/mark.svg" alt="" width="48" height="48">` +
  `<span>Tickets loisirs jeunes<small>${said('Hors connexion')}</small></span></p></div></header>` +
  `<main id="contenu"><div class="wrap narrow stack">${body}<p><a class="btn second" href="${said(path)}">${said('Réessayer avec le réseau')}</a></p></div></main></body></html>`;

const ticket = ({ code, firstName, club, amount, lastDay, qr }: KeptCode): string =>
  `<h1>${said('Montrez ce QR code au club')}</h1><article class="card child paper"><div class="child-top"><h2>${said(firstName)}</h2>` +
  `<p><span class="sum">${said(amount)}</span></p><div class="qr"><svg viewBox="0 0 ${Number(qr.size)} ${Number(qr.size)}" role="img" aria-label="QR code à faire scanner par le club">` +
  `<path fill="#14272b" d="${said(qr.path)}"/></svg></div><p class="code">${said(code)}</p></div><div class="tear"></div>` +
  `<div class="child-end"><p>${said(`Chez ${club}. À utiliser jusqu’au ${lastDay}.`)}</p></div></article>` +
  `<p class="soft">${said('Ce téléphone est sans réseau. Le club peut scanner ce QR code ; c’est lui qui voit s’il est encore bon.')}</p>`;

const nothing = (kept: number): string =>
  `<h1>${said('Vous êtes sans réseau')}</h1><p class="lead">${said(
    kept > 0
      ? 'Cette page a besoin du réseau. Vos QR codes, eux, sont ici.'
      : 'Cette page a besoin du réseau. Votre argent et vos QR codes sont en sécurité.',
  )}</p>`;

const list = (codes: readonly KeptCode[], heading: string): string =>
  codes.length === 0
    ? ''
    : `<section class="card stack"><h2>${said(heading)}</h2><ul class="plain lines">${codes.map(line).join('')}</ul></section>`;

const line = ({ code, firstName, club, amount }: KeptCode): string =>
  `<li><span><a href="/famille/qr/${said(code)}"><b>${said(`${firstName}, ${club}`)}</b></a></span><span class="num">${said(amount)}</span></li>`;

/** A text as HTML, with French spaces. */
const said = (text: string): string =>
  typo(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
