/** The React parts of ours that AdminJS bundles (build-bundle.ts); absolute paths, or it guesses from a stack trace. */
import path from 'node:path';
import { COMPONENTS_DIR } from '../paths.ts';
import { ComponentLoader } from './library.ts';

export const componentLoader = new ComponentLoader();
const at = (file: string): string => path.join(COMPONENTS_DIR, file);
/** A component is named after its file, whatever its folder. */
const add = (file: string): string => componentLoader.add(path.basename(file), at(`${file}.tsx`));

componentLoader.override('Sidebar', at('Sidebar.tsx'));
componentLoader.override('TopBar', at('TopBar.tsx'));
componentLoader.override('Footer', at('Footer.tsx'));
componentLoader.override('RecordsTable', at('RecordsTable.tsx'));

export const COMPONENTS = {
  Cell: add('Cell'),
  Fact: add('Fact'),
  DayRange: add('DayRange'),
  Choice: add('Choice'),
  Dashboard: add('Dashboard'),
  CampaignPage: add('CampaignPage'),
  CriteriaPage: add('CriteriaPage'),
  ClosingPage: add('ClosingPage'),
  ChangePage: add('ChangePage'),
  LoadPage: add('LoadPage'),
  FamilySearchPage: add('families/FamilySearchPage'),
  FamilyPage: add('families/FamilyPage'),
  PartnerPage: add('partners/PartnerPage'),
  NewPartnerPage: add('partners/NewPartnerPage'),
  WaitingPartnersPage: add('partners/WaitingPartnersPage'),
  DossiersPage: add('dossiers/DossiersPage'),
  HeldRibsPage: add('partners/HeldRibsPage'),
  RequestsPage: add('partners/RequestsPage'),
  FollowedConventionsPage: add('partners/FollowedConventionsPage'),
  TiersLoadPage: add('partners/TiersLoadPage'),
  TiersiPage: add('partners/TiersiPage'),
  ActivitiesPage: add('partners/ActivitiesPage'),
  DepensePage: add('depenses/DepensePage'),
  PrepareBatchPage: add('PrepareBatchPage'),
  BatchPage: add('BatchPage'),
  HeldPage: add('payment/HeldPage'),
  UndoPage: add('payment/UndoPage'),
  AskUndoPage: add('payment/AskUndoPage'),
  ReconcilePage: add('ReconcilePage'),
  MessagesPage: add('mails/MessagesPage'),
  NewMailingPage: add('mails/NewMailingPage'),
  MailingsPage: add('mails/MailingsPage'),
  MailingPage: add('mails/MailingPage'),
  FailuresPage: add('mails/FailuresPage'),
  SpendingPage: add('following/SpendingPage'),
  TakeUpPage: add('following/TakeUpPage'),
  ExtractsPage: add('extracts/ExtractsPage'),
  JournalPage: add('journal/JournalPage'),
  RightsPage: add('agents/RightsPage'),
  AgentPage: add('agents/AgentPage'),
  NewAgentPage: add('agents/NewAgentPage'),
  AccountPage: add('agents/AccountPage'),
};
