/** The second factor of the agent who is logged in: enrolment, recovery codes, end. One page, by where it stands. */
import { spaced } from '#core/access/totp.rules.ts';
import { typo } from '#core/shared/french.ts';
import { qrSvgPath } from '#templates/qr.ts';
import { ROOT, SECOND_FACTOR } from '../paths.ts';
import { errorSummary, field, type FieldError } from './form.ts';
import { html, type Html } from './html.ts';
import { page } from './layout.ts';

export interface Enrolment {
  enabled: boolean;
  /** The secret to prove, and the address the QR code holds. */
  pending: { secret: string; uri: string } | null;
  recoveryLeft: number;
  /** It cannot be given up here (setting AGENT_TOTP). */
  compulsory: boolean;
}

/** Where the agent stands, and what comes next. */
export function secondFactorPage(enrolment: Enrolment, errors: readonly FieldError[] = []): string {
  const { enabled, pending } = enrolment;
  return page(
    errors.length > 0 ? typo('Erreur : double authentification') : 'Double authentification',
    html`${errorSummary(errors)}
      <h1>Double authentification</h1>
      ${enabled ? enabledPart(enrolment, errors) : pending ? provingPart(pending, errors) : startPart(enrolment)}`,
  );
}

const form = (main: Html): Html => html`<form method="post" action="${SECOND_FACTOR}" class="card stack">${main}</form>`;
const bare = (main: Html): Html => html`<form method="post" action="${SECOND_FACTOR}">${main}</form>`;
const home = html`<p><a href="${ROOT}">Revenir au tableau de bord</a></p>`;

const startPart = ({ compulsory }: Enrolment): Html => html`
  <p class="lead">
    ${compulsory ? 'Elle est obligatoire pour entrer dans le back-office.' : 'Elle protège votre compte, même si votre mot de passe est connu.'}
  </p>
  <p>À chaque connexion, vous écrirez un code à 6 chiffres lu sur votre téléphone. Installez d’abord une application d’authentification.</p>
  ${bare(html`<button class="btn" name="action" value="demarrer">Commencer</button>`)} ${!compulsory && home}
`;

function provingPart({ secret, uri }: NonNullable<Enrolment['pending']>, errors: readonly FieldError[]): Html {
  const { path, size } = qrSvgPath(uri);
  return html`
    <p class="lead">Scannez ce QR code avec votre application, puis écrivez le code qu’elle affiche.</p>
    <div class="card">
      <div class="qr">
        <svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR code de la double authentification"><path d="${path}" /></svg>
      </div>
      <p>${typo('Sans appareil photo, tapez cette clé :')} <span class="code">${spaced(secret)}</span></p>
    </div>
    ${form(html`
      ${field({ name: 'code', label: 'Code affiché par l’application', hint: '6 chiffres', autocomplete: 'one-time-code' }, errors)}
      <div class="actions"><button class="btn wide" name="action" value="confirmer">Activer la double authentification</button></div>
    `)}
    ${bare(html`<button class="btn quiet" name="action" value="demarrer">Recommencer avec un autre QR code</button>`)}
  `;
}

const enabledPart = ({ recoveryLeft, compulsory }: Enrolment, errors: readonly FieldError[]): Html => html`
  <p class="lead">Elle est active. Il vous reste ${recoveryLeft} codes de secours.</p>
  ${form(html`
    ${field({ name: 'code', label: 'Code de votre application', hint: 'Ou un code de secours', autocomplete: 'one-time-code' }, errors)}
    <p>De nouveaux codes de secours remplacent les anciens.</p>
    <div class="actions">
      <button class="btn" name="action" value="nouveauxCodes">Recevoir de nouveaux codes de secours</button>
      ${!compulsory && html`<button class="btn danger" name="action" value="arreter">Arrêter la double authentification</button>`}
    </div>
  `)}
  ${home}
`;

/** The recovery codes, shown once. */
export const recoveryCodesPage = (codes: readonly string[]): string =>
  page(
    'Codes de secours',
    html`<h1>Vos codes de secours</h1>
      <div class="note final">
        <div>
          <p><b>Ces codes ne seront plus jamais affichés.</b></p>
          <p>Imprimez-les ou recopiez-les. Chacun sert une fois, le jour où votre appareil manque.</p>
        </div>
      </div>
      <ul class="card plain">
        ${codes.map((code) => html`<li><span class="code">${code}</span></li>`)}
      </ul>
      <p class="actions"><a class="btn" href="${ROOT}">J’ai gardé mes codes</a></p>`,
  );
