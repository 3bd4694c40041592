/** The React parts of ours that AdminJS bundles (build-bundle.ts); absolute paths, or it guesses from a stack trace. */
import path from 'node:path';
import { ComponentLoader } from 'adminjs';
import { COMPONENTS_DIR } from '../paths.ts';

export const componentLoader = new ComponentLoader();
const at = (file: string): string => path.join(COMPONENTS_DIR, file);
const add = (name: string): string => componentLoader.add(name, at(`${name}.tsx`));

componentLoader.override('Sidebar', at('Sidebar.tsx'));
componentLoader.override('TopBar', at('TopBar.tsx'));
componentLoader.override('Footer', at('Footer.tsx'));

export const COMPONENTS = {
  Cell: add('Cell'),
  Fact: add('Fact'),
  DayRange: add('DayRange'),
  Choice: add('Choice'),
  Dashboard: add('Dashboard'),
  CampaignPage: add('CampaignPage'),
  LoadPage: add('LoadPage'),
  PrepareBatchPage: add('PrepareBatchPage'),
  BatchPage: add('BatchPage'),
  ReconcilePage: add('ReconcilePage'),
  NewAgentPage: add('NewAgentPage'),
};
