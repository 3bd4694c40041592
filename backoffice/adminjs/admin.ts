import AdminJS from 'adminjs';
import { LOGIN, ROOT } from '../paths.ts';
import { ALL_SHEETS } from '../sheets/all-sheets.ts';
import { COMPONENTS, componentLoader } from './components.ts';
import { french } from './french.ts';
import { ReadOnlyResource } from './read-only-resource.ts';
import { resourceOptions } from './resource-options.ts';
import { theme } from './theme.ts';

/** AdminJS over the sheets and pages of the desk. It reads; the actions are elsewhere (actions/). */
export function buildAdmin(): AdminJS {
  return new AdminJS({
    rootPath: ROOT,
    loginPath: LOGIN,
    logoutPath: `${ROOT}/logout`,
    componentLoader,
    resources: ALL_SHEETS.map((sheet) => ({ resource: new ReadOnlyResource(sheet), options: resourceOptions(sheet) })),
    dashboard: { component: COMPONENTS.Dashboard },
    pages: {
      campagne: { component: COMPONENTS.CampaignPage },
      chargement: { component: COMPONENTS.LoadPage },
      'preparer-un-lot': { component: COMPONENTS.PrepareBatchPage },
      lot: { component: COMPONENTS.BatchPage },
      'comptes-justes': { component: COMPONENTS.ReconcilePage },
      'nouvel-agent': { component: COMPONENTS.NewAgentPage },
    },
    assets: { styles: [`${ROOT}/style/desk.css`] },
    branding: {
      companyName: 'Back-office – Tickets loisirs jeunes',
      logo: false,
      favicon: `${ROOT}/style/mark.svg`,
      withMadeWithLove: false,
      theme: theme as never,
    },
    version: { admin: false },
    locale: { language: 'fr', availableLanguages: ['fr'], translations: { fr: french() } },
    settings: { defaultPerPage: 25 },
  });
}
