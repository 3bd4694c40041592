/** One family's letter of a message: the agents' texts with its fields filled in, then the facts and the link that are the message's own. Pure. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { formatEuros } from '../../shared/cents.ts';
import type { FamilyMessageLetter } from '../../shared/letters.ts';
import type { FamilyFacts } from '../audiences/family-facts.ts';
import { fieldValues } from './fields.rules.ts';
import type { MessageKind } from './message-kinds.ts';
import { filled, type MessageTexts } from './texts.rules.ts';

/** Where the button leads, on the portal. */
const PATHS: Record<MessageKind, string> = {
  opening: '/famille/inscription',
  inactive: '/famille/inscription',
  unused: '/famille',
  'live-qr': '/famille',
  balance: '/famille',
  payment: '/famille',
  information: '/famille',
};
/** Messages that say what is left for each child, in a table. */
const WITH_BALANCES: readonly MessageKind[] = ['opening', 'inactive', 'unused', 'balance'];

export interface MessageTo {
  kind: MessageKind;
  texts: MessageTexts;
  family: FamilyFacts;
  campaign: Pick<Campaign, '_id' | 'end'>;
  portalUrl: string;
  /** Its own page of opposition. */
  optOut: string;
}

export function familyMessage({ kind, texts, family, campaign, portalUrl, optOut }: MessageTo): FamilyMessageLetter {
  const values = fieldValues(family, campaign);
  return {
    subject: filled(texts.subject, values),
    title: filled(texts.title, values),
    paragraphs: texts.body
      .split(/\n[^\S\n]*\n+/)
      .map((paragraph) => filled(paragraph.replaceAll('\n', ' '), values).trim())
      .filter((paragraph) => paragraph !== ''),
    facts: WITH_BALANCES.includes(kind) ? family.children.map((child) => [`Il reste à ${child.firstName}`, formatEuros(child.left)]) : [],
    button: filled(texts.button, values),
    link: portalUrl + PATHS[kind],
    optOut,
  };
}
