/** Scanning: what is checked, what is validated, what was validated today (R-QR-04, R-PAR-12). */
import { newId } from '#core/shared/identifiers.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { ageOn, dayOf, formatDay } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { checkVoucher, type ScannedVoucher } from '#core/voucher/check-voucher.ts';
import { declineScan } from '#core/voucher/decline-scan.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import type { Fields } from '../../services/fields.server.ts';
import { typo } from '#core/shared/french.ts';
import { childName } from '../names.ts';
import { personName } from './partner-account.server.ts';
import { lastValidations, partnerMoney, todayValidations } from './partner-money.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const LAST = 10;

/** Reads a code for this partner, writes nothing. @returns the code in its own writing. @throws Refusal QR_*. */
export const checkCode = async (visit: PartnerVisit, code: string): Promise<string> => (await check(visit, code)).code;

const check = ({ act, partner }: PartnerVisit, code: string): Promise<ScannedVoucher> =>
  checkVoucher(act, { code, partnerId: partner._id });

/** What the club looks at before it validates, and the key of this intention. @throws Refusal QR_*. */
export async function childToCheck(visit: PartnerVisit, code: string) {
  const { code: known, child, amount } = await check(visit, code);
  return {
    code: known,
    firstName: child.firstName,
    lastName: child.lastName,
    birth: child.birth ? { day: formatDay(child.birth), age: ageOn(child.birth, dayOf(visit.act.at)) } : null,
    amount: formatEuros(amount),
    by: personName(visit.user),
    cle: newId(),
  };
}

/** Uses the code up. @returns the sentence for the next page. @throws Refusal QR_*, CONFIRMATION_MANQUANTE (422). */
export async function validateCode({ act, partner }: PartnerVisit, code: string, fields: Fields): Promise<string> {
  if (fields.text('confirme') !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const [key, activity] = [fields.optional('cle'), fields.optional('activite')];
  const { child, amount } = await validateVoucher(act, {
    code,
    partnerId: partner._id,
    ...(key ? { key } : {}),
    ...(activity ? { activity } : {}),
  });
  return typo(`Validé : ${formatEuros(amount)} pour ${childName(child)}.`);
}

/** Leaves the code as it is and keeps why. @returns the sentence for the next page. @throws Refusal QR_*, MOTIF_MANQUANT (422). */
export async function declineCode({ act, partner }: PartnerVisit, code: string, fields: Fields): Promise<string> {
  const key = fields.optional('cle');
  await declineScan(act, { code, partnerId: partner._id, reason: fields.text('motif'), ...(key ? { key } : {}) });
  return typo('QR code non validé. Le motif est gardé dans « Paiements ».');
}

/** Beside the camera: the club's day, its count and total, and one's own last ten. */
export async function scanBoard(visit: PartnerVisit) {
  const [{ today }, everybody, mine] = await Promise.all([
    partnerMoney(visit),
    todayValidations(visit),
    lastValidations(visit, LAST, visit.user._id),
  ]);
  return { today, everybody, mine };
}

/** What the club does, when it does several things; the one this person last validated for comes first. */
export async function activityChoice(visit: PartnerVisit): Promise<{ activities: string[]; chosen: string }> {
  const { activities } = visit.partner;
  if (activities.length < 2) return { activities: [], chosen: '' };
  const [last] = await lastValidations(visit, 1, visit.user._id);
  return { activities, chosen: activities.find((each) => each === last?.activity) ?? activities[0]! };
}
