import { ROOT } from '../paths.ts';
import { html } from './html.ts';
import { page } from './layout.ts';

const TITLES: Record<number, string> = {
  401: 'Vous n’êtes pas connecté',
  403: 'Accès refusé',
  404: 'Page introuvable',
  429: 'Trop d’essais',
  500: 'Erreur de notre côté',
  503: 'Service indisponible',
};

/** The page of a refused or failed request. @param login where to log in, and the way back, for who is not. */
export function errorPage(status: number, message: string, todo: string | undefined, login: string): string {
  const title = TITLES[status] ?? 'Demande refusée';
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="lead">${message}</p>
      ${todo && html`<p>${todo}</p>`}
      <p class="actions">
        ${status === 401 ? html`<a class="btn" href="${login}">Se connecter</a>` : html`<a class="btn" href="${ROOT}">Revenir au tableau de bord</a>`}
      </p>`,
  );
}
