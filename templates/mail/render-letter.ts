/** Every letter of the system, written out: one function a kind says what it says, HTML and text come from the same blocks. */
import { typo } from '#core/shared/french.ts';
import type { Letter, LetterPicture, RenderedLetter } from '#core/shared/letters.ts';
import { qrPng } from '../qr.ts';
import { agentPassword } from './agent-password.ts';
import { familyActivation } from './family-activation.ts';
import { familyReset } from './family-reset.ts';
import { letterHtml } from './letter-html.tsx';
import type { LetterContent } from './letter-content.ts';
import { letterText } from './letter-text.ts';
import { oneLine } from './one-line.ts';
import { partnerPassword } from './partner-password.ts';
import { partnerWelcome } from './partner-welcome.ts';
import { QR_CID } from './letter-colours.ts';
import { voucherDeleted } from './voucher-deleted.ts';
import { voucherIssued } from './voucher-issued.ts';

/** @returns what `core/mail` sends; the same letter always gives the same one. */
export function renderLetter(letter: Letter): RenderedLetter {
  const content = contentOf(letter);
  const subject = oneLine(typo(content.subject));
  return { subject, html: letterHtml(content, subject), text: letterText(content), attachments: pictures(content) };
}

function contentOf(letter: Letter): LetterContent {
  switch (letter.kind) {
    case 'family-activation':
      return familyActivation(letter.data);
    case 'family-reset':
      return familyReset(letter.data);
    case 'voucher-issued':
      return voucherIssued(letter.data);
    case 'voucher-deleted':
      return voucherDeleted(letter.data);
    case 'agent-password':
      return agentPassword(letter.data);
    case 'partner-welcome':
      return partnerWelcome(letter.data);
    case 'partner-password':
      return partnerPassword(letter.data);
  }
}

function pictures({ blocks }: LetterContent): LetterPicture[] {
  const found: LetterPicture[] = [];
  for (const block of blocks)
    if (block.kind === 'qr') found.push({ filename: 'qr-code.png', cid: QR_CID, content: qrPng(block.code), contentType: 'image/png' });
  return found;
}
