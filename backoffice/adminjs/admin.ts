import { LOGIN, ROOT } from '../paths.ts';
import { ALL_SHEETS } from '../sheets/all-sheets.ts';
import { COMPONENTS, componentLoader } from './components.ts';
import { french } from './french.ts';
import { AdminJS } from './library.ts';
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
      criteres: { component: COMPONENTS.CriteriaPage },
      cloture: { component: COMPONENTS.ClosingPage },
      changement: { component: COMPONENTS.ChangePage },
      chargement: { component: COMPONENTS.LoadPage },
      'chercher-une-famille': { component: COMPONENTS.FamilySearchPage },
      famille: { component: COMPONENTS.FamilyPage },
      partenaire: { component: COMPONENTS.PartnerPage },
      'nouveau-partenaire': { component: COMPONENTS.NewPartnerPage },
      'partenaires-a-valider': { component: COMPONENTS.WaitingPartnersPage },
      'dossiers-a-examiner': { component: COMPONENTS.DossiersPage },
      'rib-a-confirmer': { component: COMPONENTS.HeldRibsPage },
      'changements-demandes': { component: COMPONENTS.RequestsPage },
      'conventions-a-suivre': { component: COMPONENTS.FollowedConventionsPage },
      'charger-les-tiers': { component: COMPONENTS.TiersLoadPage },
      'reports-tiersi': { component: COMPONENTS.TiersiPage },
      activites: { component: COMPONENTS.ActivitiesPage },
      'depenses-a-decider': { component: COMPONENTS.DepensePage },
      'preparer-un-lot': { component: COMPONENTS.PrepareBatchPage },
      lot: { component: COMPONENTS.BatchPage },
      'sommes-retenues': { component: COMPONENTS.HeldPage },
      annulations: { component: COMPONENTS.UndoPage },
      'annuler-validation': { component: COMPONENTS.AskUndoPage },
      'comptes-justes': { component: COMPONENTS.ReconcilePage },
      messages: { component: COMPONENTS.MessagesPage },
      'nouvel-envoi': { component: COMPONENTS.NewMailingPage },
      envois: { component: COMPONENTS.MailingsPage },
      envoi: { component: COMPONENTS.MailingPage },
      'echecs-d-envoi': { component: COMPONENTS.FailuresPage },
      consommation: { component: COMPONENTS.SpendingPage },
      recours: { component: COMPONENTS.TakeUpPage },
      extraits: { component: COMPONENTS.ExtractsPage },
      journal: { component: COMPONENTS.JournalPage },
      droits: { component: COMPONENTS.RightsPage },
      agent: { component: COMPONENTS.AgentPage },
      'nouvel-agent': { component: COMPONENTS.NewAgentPage },
      'mon-compte': { component: COMPONENTS.AccountPage },
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
