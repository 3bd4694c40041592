/** Every collection of the installation: what migrations create and the start verifies. */
import { accessSpecs } from '../access/access.model.ts';
import { auditSpecs } from '../audit/audit-event.model.ts';
import { campaignSpec } from '../campaign/campaign.model.ts';
import { familySpecs } from '../family/family.model.ts';
import { forfaitSpec } from '../forfait/forfait.model.ts';
import { payableSpec } from '../forfait/payable.model.ts';
import { depenseSpec } from '../depense/depense.model.ts';
import { loadSpecs } from '../load/load.model.ts';
import { partnerSpecs } from '../partner/partner.model.ts';
import { paymentSpecs } from '../payment/payment-specs.ts';
import type { CollectionSpec } from '../shared/collection.ts';
import { idempotencySpec } from '../shared/idempotency.ts';
import { leaseSpec } from '../shared/lease.model.ts';
import { outboxSpec } from '../shared/outbox.model.ts';
import { voucherSpec } from '../voucher/voucher.model.ts';

export const allSpecs: readonly CollectionSpec[] = [
  idempotencySpec,
  leaseSpec,
  outboxSpec,
  ...auditSpecs,
  ...accessSpecs,
  campaignSpec,
  ...familySpecs,
  forfaitSpec,
  payableSpec,
  ...loadSpecs,
  ...partnerSpecs,
  voucherSpec,
  depenseSpec,
  ...paymentSpecs,
];
