/** The text part: the same blocks, for readers without HTML. Links whole, a password alone on its line. */
import { oneLine } from './one-line.ts';
import type { Block, LetterContent } from './letter-content.ts';
import { withColon } from './typeset-letter.ts';

/** @param content typeset. @returns paragraphs separated by an empty line. */
export function letterText({ title, blocks, foot }: LetterContent): string {
  const end = [
    '-- ',
    'Envoyé par la Caf de l’Essonne.',
    `${withColon('Tickets loisirs jeunes')} ${foot.home}`,
    `${withColon('Caf')} https://www.caf.fr`,
    ...(foot.account ? [`${withColon('Ne plus utiliser le portail')} ${foot.account}`] : []),
  ];
  return [title, ...blocks.map(blockText), end.join('\n')].join('\n\n') + '\n';
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.lead ? `${block.lead} ${block.text}` : block.text;
    case 'facts':
      return block.facts.map(([label, value]) => `${withColon(label)} ${oneLine(value)}`).join('\n');
    case 'button':
      return `${withColon(block.label)}\n${block.href}`;
    case 'links':
      return block.links.map(([label, href]) => `${withColon(label)}\n${href}`).join('\n\n');
    case 'amount':
      return `${withColon('Montant')} ${block.text}`;
    case 'password':
      return `${withColon(block.label)}\n${block.value}`;
    case 'qr':
      return `${withColon('Code à donner au club')}\n${block.code}`;
  }
}
