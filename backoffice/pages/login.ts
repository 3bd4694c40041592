import { html, type Html } from './html.ts';
import { errorSummary, field, type FieldError } from './form.ts';
import { page } from './layout.ts';
import { LOGIN, ROOT, SECOND_STEP } from '../paths.ts';
import { typo } from '#core/shared/french.ts';

/** Where the login leads to, carried from form to form. */
const carried = (back: string): Html | undefined =>
  back === ROOT ? undefined : html`<input type="hidden" name="retour" value="${back}" />`;

/** Three fields, all three asked for (R-AGT-02). `back`: the page it leads to. */
export function loginPage(back: string, typed: { code?: string; mail?: string } = {}, errors: readonly FieldError[] = []): string {
  return page(
    errors.length > 0 ? typo('Erreur : connexion') : 'Connexion',
    html`${errorSummary(errors)}
      ${back !== ROOT && errors.length === 0 && html`<p class="toast" role="status">Connectez-vous pour revenir à la page demandée.</p>`}
      <h1>Connexion des agents</h1>
      <form method="post" action="${LOGIN}" class="card stack">
        ${field({ name: 'code', label: 'Code agent', hint: 'P, 4 chiffres, puis 911', value: typed.code ?? '', autocomplete: 'username' }, errors)}
        ${field({ name: 'mail', label: 'Adresse mail', type: 'email', value: typed.mail ?? '', autocomplete: 'email' }, errors)}
        ${field({ name: 'motDePasse', label: 'Mot de passe', type: 'password', autocomplete: 'current-password' }, errors)}
        <div class="actions"><button class="btn wide" type="submit">Se connecter</button></div>
        <p><a href="${ROOT}/mot-de-passe-oublie">Mot de passe oublié</a></p>
        ${carried(back)}
      </form>`,
  );
}

/** Second step of the login: a code of the device or of the paper (ASVS 6.3.3). */
export function secondStepPage(back: string, errors: readonly FieldError[] = []): string {
  return page(
    errors.length > 0 ? typo('Erreur : code de connexion') : 'Code de connexion',
    html`${errorSummary(errors)}
      <h1>Écrivez votre code</h1>
      <p class="lead">Votre mot de passe est juste. Ouvrez votre application d’authentification et lisez le code à 6 chiffres.</p>
      <form method="post" action="${SECOND_STEP}" class="card stack">
        ${field({ name: 'code', label: 'Code', hint: typo('Sans votre appareil : un de vos codes de secours'), autocomplete: 'one-time-code' }, errors)}
        <div class="actions"><button class="btn wide" type="submit">Terminer la connexion</button></div>
        <p>${typo('Vous n’avez plus ni appareil ni codes ?')} Un gestionnaire peut remettre à zéro votre double authentification.</p>
        <p><a href="${LOGIN}">Recommencer avec un autre compte</a></p>
        ${carried(back)}
      </form>`,
  );
}
