/** Every letter of the system, written out: one function a kind says what it says, HTML and text come from the same blocks. */
import type { Letter, LetterData, LetterKind, LetterPicture, RenderedLetter } from '#core/shared/letters.ts';
import { qrPng } from '../qr.ts';
import { agentPassword } from './agent-password.ts';
import { conventionCode, conventionRenewal, conventionSigned } from './convention-letters.ts';
import { depenseApproved, depenseComplement, depenseRefused } from './depense-letters.ts';
import { familyActivation } from './family-activation.ts';
import { familyMailNew, familyMailOld } from './family-mail.ts';
import { familyMessage } from './family-message.ts';
import { familyReset } from './family-reset.ts';
import { letterHtml } from './letter-html.tsx';
import type { LetterContent } from './letter-content.ts';
import { letterText } from './letter-text.ts';
import { partnerInvitation } from './partner-invitation.ts';
import { partnerMailChanged } from './partner-mail-changed.ts';
import { partnerPassword } from './partner-password.ts';
import {
  partnerComplement,
  partnerRefused,
  partnerRequestSettled,
  partnerRibHeld,
  partnerSignup,
  partnerSignupSent,
} from './partner-signup-letters.ts';
import { partnerWelcome } from './partner-welcome.ts';
import { QR_CID } from './letter-colours.ts';
import { typeset } from './typeset-letter.ts';
import { validationUndone } from './validation-undone.ts';
import { voucherDeleted } from './voucher-deleted.ts';
import { voucherIssued } from './voucher-issued.ts';

/** @returns what `core/mail` sends; the same letter always gives the same one. */
export function renderLetter(letter: Letter): RenderedLetter {
  const content = typeset(contentOf(letter));
  return { subject: content.subject, html: letterHtml(content), text: letterText(content), attachments: pictures(content) };
}

/** Who writes each kind: a kind without a writer does not compile. */
const WRITERS: { [K in LetterKind]: (data: LetterData[K]) => LetterContent } = {
  'family-activation': familyActivation,
  'family-reset': familyReset,
  'family-mail-old': familyMailOld,
  'family-mail-new': familyMailNew,
  'voucher-issued': voucherIssued,
  'voucher-deleted': voucherDeleted,
  'validation-undone': validationUndone,
  'depense-complement': depenseComplement,
  'depense-approved': depenseApproved,
  'depense-refused': depenseRefused,
  'agent-password': agentPassword,
  'partner-welcome': partnerWelcome,
  'partner-password': partnerPassword,
  'partner-invitation': partnerInvitation,
  'partner-mail-changed': partnerMailChanged,
  'partner-signup': partnerSignup,
  'partner-signup-sent': partnerSignupSent,
  'partner-complement': partnerComplement,
  'partner-refused': partnerRefused,
  'partner-rib-held': partnerRibHeld,
  'partner-request-settled': partnerRequestSettled,
  'convention-code': conventionCode,
  'convention-signed': conventionSigned,
  'convention-renewal': conventionRenewal,
  'family-message': familyMessage,
};

// Kind and data go together by the type of Letter; TypeScript cannot follow them through a table.
const contentOf = (letter: Letter): LetterContent => WRITERS[letter.kind](letter.data as never);

function pictures({ blocks }: LetterContent): LetterPicture[] {
  const found: LetterPicture[] = [];
  for (const block of blocks)
    if (block.kind === 'qr') found.push({ filename: 'qr-code.png', cid: QR_CID, content: qrPng(block.code), contentType: 'image/png' });
  return found;
}
