import { addressLine } from '../partner/partner.rules.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import type { VoucherLetter } from '../shared/letters.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { DrawFacts } from './draw-facts.ts';
import type { Voucher } from './voucher.model.ts';

/** Mails the QR code with amount and remainder (R-QR-02), in the transaction that makes it. No mail: nothing to send. */
export async function postVoucherLetter(session: Session, act: Act, voucher: Voucher, facts: DrawFacts, left: Cents): Promise<void> {
  if (!facts.family.mail) return;
  await postLetter(session, act, {
    id: `voucher-issued:${voucher._id}`,
    letter: { kind: 'voucher-issued', data: voucherLetter(voucher, facts, left) },
    to: facts.family.mail,
    about: voucher.matricule,
    campaign: voucher.campaign,
  });
}

/** Tells the family that the code is gone and the amount back (R-FAM-14), in the transaction that deletes it. */
export async function postDeletionLetter(session: Session, act: Act, voucher: Voucher, facts: DrawFacts, left: Cents): Promise<void> {
  if (!facts.family.mail) return;
  await postLetter(session, act, {
    id: `voucher-deleted:${voucher._id}`,
    letter: {
      kind: 'voucher-deleted',
      data: {
        firstName: facts.family.firstName,
        child: facts.child.firstName,
        partner: facts.partner.name,
        amount: voucher.amount,
        left,
        link: `${settings().portalUrl}/famille`,
      },
    },
    to: facts.family.mail,
    about: voucher.matricule,
    campaign: voucher.campaign,
  });
}

const voucherLetter = (voucher: Voucher, { child, family, partner, campaign }: DrawFacts, left: Cents): VoucherLetter => ({
  code: voucher._id,
  link: `${settings().portalUrl}/famille/qr/${voucher._id}`,
  parentFirstName: family.firstName,
  childFirstName: child.firstName,
  childLastName: child.lastName,
  childBirth: child.birth,
  partner: {
    name: partner.name,
    activities: partner.activities,
    address: addressLine(partner.address),
    mail: partner.mail,
    tiersi: partner.tiersi ?? '',
    rang: partner.rang ?? '',
  },
  amount: voucher.amount,
  left,
  issuedAt: voucher.issuedAt.toISOString(),
  lastDay: campaign.end,
});
