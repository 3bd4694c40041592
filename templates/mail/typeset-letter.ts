/** French typography of a letter, in one place: what is written for a reader passes here once, before HTML and text are made of it. */
import { typo } from '#core/shared/french.ts';
import type { Block, LetterContent } from './letter-content.ts';
import { oneLine } from './one-line.ts';

/** A number and what it counts stay on one line: "24 heures", "2 QR codes", "30 mai". Not a date's or a postcode's last digits. */
const COUNTED = /(?<![\p{L}\d/:.,-])(\d{1,3}(?:\u202f\d{3})*) (?=\p{L})/gu;

const said = (text: string): string => typo(oneLine(text)).replace(COUNTED, '$1\u00a0');

/** "Code :", with the space that a line never ends on. */
export const withColon = (label: string): string => `${label}\u202f:`;

/** The same letter, its sentences set. Values of facts, passwords, codes and addresses are data: they stay as they are. */
export const typeset = (content: LetterContent): LetterContent => ({
  ...content,
  subject: said(content.subject),
  title: said(content.title),
  blocks: content.blocks.map(typesetBlock),
});

function typesetBlock(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, text: said(block.text), ...(block.lead === undefined ? {} : { lead: said(block.lead) }) };
    case 'facts':
      return { ...block, facts: block.facts.map(([label, value]) => [said(label), value]) };
    case 'button':
    case 'password':
      return { ...block, label: said(block.label) };
    case 'links':
      return { ...block, links: block.links.map(([label, href]) => [said(label), href] as const) };
    case 'qr':
      return { ...block, alt: said(block.alt) };
    case 'amount':
      return block;
  }
}
