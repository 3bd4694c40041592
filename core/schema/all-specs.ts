/** Every collection of the installation: what migrations create and the start verifies. */
import { accessSpecs } from '../access/access.model.ts';
import { auditSpecs } from '../audit/audit-event.model.ts';
import { campaignSpec } from '../campaign/campaign.model.ts';
import { familySpecs } from '../family/family.model.ts';
import { forfaitSpec } from '../forfait/forfait.model.ts';
import { payableSpec } from '../forfait/payable.model.ts';
import { attestationDraftSpec } from '../depense/attestation-draft.model.ts';
import { depenseSpec } from '../depense/depense.model.ts';
import { figuresSpec } from '../extract/figures/figures.model.ts';
import { loadSpecs } from '../load/load.model.ts';
import { partnerFilingSpec } from '../partner/convention/filing.model.ts';
import { conventionSpecs } from '../partner/convention/convention.model.ts';
import { activitySpec } from '../partner/activities/activity-type.model.ts';
import { flaggedAddressSpec } from '../mail/failures/flagged-address.model.ts';
import { mailFailureSpec } from '../mail/failures/mail-failure.model.ts';
import { returnPlaceSpec } from '../mail/failures/return-place.model.ts';
import { mailOptOutSpec } from '../mail/opposition/opt-out.model.ts';
import { mailRateSpec } from '../mail/sending/mail-rate.model.ts';
import { partnerChangeSpec } from '../partner/partner-change.model.ts';
import { mailingSpec } from '../mail/mailing.model.ts';
import { messageVersionSpec } from '../mail/messages/message.model.ts';
import { partnerRequestSpec } from '../partner/requests/request.model.ts';
import { partnerRibSpec } from '../partner/rib/rib.model.ts';
import { signupSpec } from '../partner/signup/signup.model.ts';
import { partnerSpecs } from '../partner/partner.model.ts';
import { partnerLoadSpecs } from '../partner/tiers/partner-load.model.ts';
import { paymentSpecs } from '../payment/payment-specs.ts';
import { attachmentSpecs } from '../shared/attachments/attachment.model.ts';
import type { CollectionSpec } from '../shared/collection.ts';
import { idempotencySpec } from '../shared/idempotency.ts';
import { leaseSpec } from '../shared/lease.model.ts';
import { outboxSpec } from '../shared/outbox.model.ts';
import { scanDeclineSpec } from '../voucher/scan-decline.model.ts';
import { validationUndoSpec } from '../voucher/undo.model.ts';
import { voucherSpec } from '../voucher/voucher.model.ts';

export const allSpecs: readonly CollectionSpec[] = [
  idempotencySpec,
  leaseSpec,
  outboxSpec,
  ...attachmentSpecs,
  ...auditSpecs,
  ...accessSpecs,
  campaignSpec,
  ...familySpecs,
  forfaitSpec,
  payableSpec,
  ...loadSpecs,
  ...partnerSpecs,
  partnerChangeSpec,
  signupSpec,
  partnerRibSpec,
  partnerRequestSpec,
  activitySpec,
  ...conventionSpecs,
  partnerFilingSpec,
  ...partnerLoadSpecs,
  voucherSpec,
  validationUndoSpec,
  scanDeclineSpec,
  depenseSpec,
  attestationDraftSpec,
  ...paymentSpecs,
  mailFailureSpec,
  flaggedAddressSpec,
  returnPlaceSpec,
  mailOptOutSpec,
  mailRateSpec,
  figuresSpec,
  mailingSpec,
  messageVersionSpec,
];
