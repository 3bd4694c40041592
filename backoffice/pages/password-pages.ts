import { LOGIN, NEW_PASSWORD, ROOT } from '../paths.ts';
import { errorSummary, field, type FieldError } from './form.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { typo } from '#core/shared/french.ts';

/** Forgotten password by code and mail (R-AGT-02). */
export function forgottenPage(typed: { code?: string; mail?: string } = {}, errors: readonly FieldError[] = []): string {
  return page(
    'Mot de passe oublié',
    html`${errorSummary(errors)}
      <h1>Mot de passe oublié</h1>
      <p class="lead">Nous vous envoyons un nouveau mot de passe par mail. Vous le changerez à la connexion.</p>
      <form method="post" action="${ROOT}/mot-de-passe-oublie" class="card stack">
        ${field({ name: 'code', label: 'Code agent', hint: 'P, 4 chiffres, puis 911', value: typed.code ?? '', autocomplete: 'username' }, errors)}
        ${field({ name: 'mail', label: 'Adresse mail', type: 'email', value: typed.mail ?? '', autocomplete: 'email' }, errors)}
        <div class="actions"><button class="btn wide" type="submit">Recevoir un mot de passe</button></div>
        <p><a href="${LOGIN}">Revenir à la connexion</a></p>
      </form>`,
  );
}

/** The same answer whoever asks. */
export const forgottenSentPage = (): string =>
  page(
    'Mot de passe demandé',
    html`<h1>Regardez vos mails</h1>
      <p class="lead">Si le code et l’adresse mail sont ceux d’un agent, un mot de passe vient de partir.</p>
      <p class="actions"><a class="btn" href="${LOGIN}">Se connecter</a></p>`,
  );

/** Compulsory after a mailed password. */
export function newPasswordPage(errors: readonly FieldError[] = []): string {
  return page(
    errors.length > 0 ? typo('Erreur : nouveau mot de passe') : 'Nouveau mot de passe',
    html`${errorSummary(errors)}
      <h1>Choisissez votre mot de passe</h1>
      <p class="lead">Le mot de passe reçu par mail ne sert qu’une fois.</p>
      <form method="post" action="${NEW_PASSWORD}" class="card stack">
        ${field(
          {
            name: 'motDePasse',
            label: 'Nouveau mot de passe',
            hint: typo('8 caractères au moins : minuscule, majuscule, chiffre et caractère spécial'),
            type: 'password',
            autocomplete: 'new-password',
          },
          errors,
        )}
        ${field({ name: 'confirmation', label: 'Le même, une deuxième fois', type: 'password', autocomplete: 'new-password' }, errors)}
        <div class="actions"><button class="btn wide" type="submit">Enregistrer ce mot de passe</button></div>
      </form>`,
  );
}
