import { template202611 } from './template-2026-11.ts';

export interface ConventionArticle {
  title: string;
  paragraphs: readonly string[];
}

export interface ConventionTemplate {
  /** Year and month: what a signed convention names for good. */
  version: string;
  /** Full years it lasts. */
  years: number;
  title: string;
  articles: readonly ConventionArticle[];
}

/** Every template ever offered, the oldest first (R-PAR-02: a changed template gets a new version). */
const TEMPLATES: readonly ConventionTemplate[] = [template202611];

/** What is offered now. */
export const currentTemplate = (): ConventionTemplate => TEMPLATES.at(-1)!;

/** @throws Error: a version in the database that this program does not know is a fault of the installation. */
export function templateOf(version: string): ConventionTemplate {
  const found = TEMPLATES.find((each) => each.version === version);
  if (!found) throw new Error(`convention template ${version} is unknown`);
  return found;
}
