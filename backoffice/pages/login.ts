import { html } from './html.ts';
import { errorSummary, field, type FieldError } from './form.ts';
import { page } from './layout.ts';
import { LOGIN, ROOT } from '../paths.ts';

/** Three fields, all three asked for (R-AGT-02), and the page of the desk to go back to. */
export function loginPage(
  typed: { code?: string; mail?: string; retour?: string } = {},
  errors: readonly FieldError[] = [],
  done?: string,
): string {
  return page(
    errors.length > 0 ? 'Erreur : connexion' : 'Connexion',
    html`${errorSummary(errors)} ${done && html`<p class="toast" role="status">${done}</p>`}
      <h1>Connexion des agents</h1>
      <form method="post" action="${LOGIN}" class="card stack">
        ${field({ name: 'code', label: 'Code agent', hint: 'P, 4 chiffres, puis 911', value: typed.code ?? '', autocomplete: 'username' }, errors)}
        ${field({ name: 'mail', label: 'Adresse mail', type: 'email', value: typed.mail ?? '', autocomplete: 'email' }, errors)}
        ${field({ name: 'motDePasse', label: 'Mot de passe', type: 'password', autocomplete: 'current-password' }, errors)}
        ${typed.retour && html`<input type="hidden" name="retour" value="${typed.retour}" />`}
        <div class="actions"><button class="btn wide" type="submit">Se connecter</button></div>
        <p><a href="${ROOT}/mot-de-passe-oublie">Mot de passe oublié</a></p>
      </form>`,
  );
}
