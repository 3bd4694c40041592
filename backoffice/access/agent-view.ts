import type { Right } from '#core/access/rights.rules.ts';
import type { AgentCode } from '#core/shared/identifiers.ts';
import type { MenuGroup } from './menu.ts';

/** What the screens know of the agent who is logged in: nothing secret, made anew at each request. */
export interface AgentView {
  code: AgentCode;
  firstName: string;
  lastName: string;
  rights: readonly Right[];
  /** The mailed password must be changed before anything else (R-AGT-02). */
  mustChange: boolean;
  /** The second factor is compulsory here, and this agent has none yet (setting AGENT_TOTP). */
  mustEnrol: boolean;
}

/** The same as AdminJS hands it to its pages ("currentAdmin"). `email` is the key AdminJS insists on: it holds the code. */
export interface DeskAdmin extends Record<string, unknown> {
  email: string;
  title: string;
  rights: readonly Right[];
  menu: MenuGroup[];
  /** La campagne en cours, for the top of each page. */
  campaign: { label: string; tag: { word: string; tone: string } } | null;
  /** Said at the top of each page of the test environment (R-REC-01). */
  testBanner: string | null;
}
