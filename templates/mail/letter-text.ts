/** The text part: the same blocks, for readers without HTML. Links whole, a password alone on its line. */
import { typo } from '#core/shared/french.ts';
import { oneLine } from './one-line.ts';
import type { Block, LetterContent } from './letter-content.ts';

/** @returns paragraphs separated by an empty line. */
export function letterText({ title, blocks, foot }: LetterContent): string {
  const end = [
    '-- ',
    'Envoyé par la Caf de l’Essonne.',
    `${line('Tickets loisirs jeunes :')} ${foot.home}`,
    `${line('Caf :')} https://www.caf.fr`,
    ...(foot.account ? [`${line('Ne plus utiliser le portail :')} ${foot.account}`] : []),
  ];
  return [line(title), ...blocks.map(blockText), end.join('\n')].join('\n\n') + '\n';
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return line(block.lead ? `${block.lead} ${block.text}` : block.text);
    case 'facts':
      return block.facts.map(([label, value]) => `${line(`${label} :`)} ${oneLine(value)}`).join('\n');
    case 'button':
      return `${line(`${block.label} :`)}\n${block.href}`;
    case 'links':
      return block.links.map(([label, href]) => `${line(`${label} :`)}\n${href}`).join('\n\n');
    case 'amount':
      return `${line('Montant :')} ${block.text}`;
    case 'password':
      return `${line(`${block.label} :`)}\n${block.value}`;
    case 'qr':
      return `${line('Code à donner au club :')}\n${block.code}`;
  }
}

const line = (text: string): string => typo(oneLine(text));
