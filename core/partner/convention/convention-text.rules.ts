/** The exact text of a convention: what is read, signed, printed and fingerprinted is this and nothing else. Pure. */
import { createHash } from 'node:crypto';
import { typo } from '../../shared/french.ts';
import type { Partner } from '../partner.model.ts';
import type { PartnerKind } from '../partner-kind.rules.ts';
import { addressLine } from '../partner.rules.ts';
import type { ConventionArticle, ConventionTemplate } from './templates.ts';

/** The partner as the convention names it, kept as it was. */
export interface ConventionParty {
  name: string;
  kind: PartnerKind;
  siret: string | null;
  address: string;
  mail: string;
  activities: string[];
}

export interface ConventionText {
  title: string;
  articles: ConventionArticle[];
}

type Described = Pick<Partner, 'name' | 'kind' | 'siret' | 'address' | 'mail' | 'activities'>;

export const partyOf = ({ name, kind, siret, address, mail, activities }: Described): ConventionParty => ({
  name,
  kind,
  siret: siret ?? null,
  address: addressLine(address),
  mail,
  activities: [...activities],
});

const KIND_TEXTS: Record<PartnerKind, string> = { association: 'association', entreprise: 'entreprise', collectivite: 'collectivité' };

/** The template with the partner's facts in it. A fact is never read as a template: what stands between braces in a name stays. */
export function fillTemplate({ title, articles }: ConventionTemplate, party: ConventionParty): ConventionText {
  const facts: Record<string, string> = {
    name: party.name,
    kind: KIND_TEXTS[party.kind],
    siret: party.siret ? `Siret ${party.siret}` : 'sans numéro Siret',
    address: party.address,
    mail: party.mail,
    activities: party.activities.join(', '),
  };
  const fill = (text: string): string => typo(text).replace(/\{(\w+)\}/g, (_, key: string) => facts[key] ?? '');
  return { title: typo(title), articles: articles.map((each) => ({ title: fill(each.title), paragraphs: each.paragraphs.map(fill) })) };
}

/** One text, as it is fingerprinted: lines ended by line feeds, UTF-8. */
export const plainText = ({ title, articles }: ConventionText): string =>
  [title, ...articles.flatMap((each) => ['', each.title, ...each.paragraphs])].join('\n').concat('\n');

/** Hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const ARTICLES_A_PAGE = 3;

/** The articles as they are read, some a page: nothing to scroll over, with or without script. */
export function readingPages({ articles }: Pick<ConventionText, 'articles'>): ConventionArticle[][] {
  const pages = Math.ceil(articles.length / ARTICLES_A_PAGE);
  return Array.from({ length: pages }, (_, page) => articles.slice(page * ARTICLES_A_PAGE, (page + 1) * ARTICLES_A_PAGE));
}
