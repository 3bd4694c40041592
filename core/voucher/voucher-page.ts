import { dayOf, type CivilDay } from '../shared/days.ts';
import type { Cents } from '../shared/cents.ts';
import { type Matricule, readVoucherCode } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { addressLine } from '../partner/partner.rules.ts';
import { type Forfait, Forfaits } from '../forfait/forfait.model.ts';
import { findVoucherFacts } from './draw-facts.ts';
import { type Voucher, Vouchers, type VoucherState } from './voucher.model.ts';

export interface VoucherView {
  code: string;
  state: VoucherState;
  /** Refused at the scan for the moment (R-FAM-07). */
  frozen: boolean;
  amount: Cents;
  /** What is left for the child now; nothing to a family the child has left. */
  left: Cents;
  child: { sias: string; firstName: string; lastName: string; birth: CivilDay | null };
  parentFirstName: string;
  partner: { id: string; name: string; activities: string[]; address: string; mail: string; tiersi: string; rang: string };
  issuedAt: Date;
  validatedAt: Date | null;
  deletedAt: Date | null;
  /** First instant it is no good any more. */
  until: Date;
  /** Last civil day it can be used, Paris. */
  lastDay: CivilDay;
}

/** Everything the QR page and its PDF show (R-QR-02), for the family it belongs to. @throws Refusal INTROUVABLE (404). */
export async function readVoucherPage(wanted: { campaign: number; matricule: Matricule; code: string }): Promise<VoucherView> {
  const code = readVoucherCode(wanted.code);
  const voucher = code
    ? await Vouchers.findOne({ _id: code, campaign: wanted.campaign, matricule: wanted.matricule }).lean<Voucher>()
    : null;
  if (!voucher) throw refuse('INTROUVABLE');
  return viewOf(voucher);
}

/** The live codes of a family, the newest first; of one partner when it is named. A family has two a child at most. */
export async function readLiveVouchers(of: { campaign: number; matricule: Matricule; partnerId?: string }): Promise<VoucherView[]> {
  const { campaign, matricule, partnerId } = of;
  const live = await Vouchers.find({ campaign, matricule, state: 'active', ...(partnerId ? { partnerId } : {}) })
    .sort({ issuedAt: -1 })
    .lean<Voucher[]>();
  return Promise.all(live.map(viewOf));
}

async function viewOf(voucher: Voucher): Promise<VoucherView> {
  const { child, family, partner } = await findVoucherFacts(voucher);
  const forfait = await Forfaits.findById(child._id).lean<Forfait>();
  return {
    code: voucher._id,
    state: voucher.state,
    frozen: voucher.frozen,
    amount: voucher.amount,
    left: child.matricule === voucher.matricule ? (forfait?.available ?? 0) : 0,
    child: { sias: child.sias, firstName: child.firstName, lastName: child.lastName, birth: child.birth },
    parentFirstName: family.firstName,
    partner: {
      id: partner._id,
      name: partner.name,
      activities: partner.activities,
      address: addressLine(partner.address),
      mail: partner.mail,
      tiersi: partner.tiersi ?? '',
      rang: partner.rang ?? '',
    },
    issuedAt: voucher.issuedAt,
    validatedAt: voucher.validatedAt,
    deletedAt: voucher.deletedAt,
    until: voucher.until,
    lastDay: dayOf(new Date(voucher.until.getTime() - 1)),
  };
}
