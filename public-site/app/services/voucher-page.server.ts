/** The QR page, its PDF and its deletion (R-QR-02, R-FAM-14). */
import { formatEuros, plainEuros } from '#core/shared/cents.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { newId } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { typo } from '#core/shared/french.ts';
import { ofVoucher } from '#core/depense/family-operations.ts';
import { withPromises } from '#core/payment/expected-payments.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { birthWords } from '#core/family/birth-words.ts';
import { readLiveVouchers, readVoucherPage, type VoucherView } from '#core/voucher/voucher-page.ts';
import { renderBasket } from '#templates/pdf/basket.tsx';
import type { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { renderVoucher } from '#templates/pdf/voucher.tsx';
import { qrSvgPath } from '#templates/qr.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';
import { promiseNote, promiseSteps } from './promise.server.ts';

/** The voucher as it is, for the PDF. @throws Refusal INTROUVABLE (404). */
export const voucherOf = ({ campaign, matricule }: FamilyVisit, code: string | undefined): Promise<VoucherView> =>
  readVoucherPage({ campaign, matricule, code: code ?? '' });

/** Everything the QR page shows. Only a live code is drawn. @throws Refusal INTROUVABLE (404). */
export async function voucherScreen(family: FamilyVisit, code: string | undefined) {
  const voucher = await voucherOf(family, code);
  const { operations, children } = await readFamilyAccount(family);
  const operation = operations.find((each) => each.code === voucher.code);
  const [promised] = await withPromises(operation ? [ofVoucher(operation)] : [], family.act.at);
  const here = operations.filter(({ partner, state }) => partner.id === voucher.partner.id && state === 'active');
  return {
    ...voucherTicket(voucher),
    state: operation?.state ?? voucher.state,
    frozen: voucher.frozen,
    /** Live codes of the family for this club: two or more are printed on one sheet. */
    here: here.length,
    partnerId: voucher.partner.id,
    brothers: children.length > here.length,
    steps: promised ? promiseSteps(promised) : [],
    promise: promised ? promiseNote(promised) : null,
    said: operation?.undoneAt ? undoneSentence(operation.undoneAt) : (operation?.paymentNote ?? stateSentence(voucher)),
    facts: facts(voucher),
  };
}

/** The ticket: who, how much, where, and the drawing of a live code. */
export const voucherTicket = (voucher: VoucherView) => ({
  ...identity(voucher),
  qr: voucher.state === 'active' ? qrSvgPath(voucher.code) : null,
});

/** What a page of a voucher calls it. */
function identity(voucher: VoucherView) {
  const { firstName, lastName } = voucher.child;
  return {
    code: voucher.code,
    firstName,
    child: `${firstName} ${lastName.toLocaleUpperCase('fr')}`,
    partner: voucher.partner.name,
    amount: formatEuros(voucher.amount),
    left: formatEuros(voucher.left),
  };
}

const undoneSentence = (at: Date): string => typo(`La Caf a annulé cette validation le ${formatInstant(at)}. Le montant est revenu.`);

function stateSentence(voucher: VoucherView): string | null {
  if (voucher.state === 'validated' && voucher.validatedAt) return typo(`Le club l’a scanné le ${formatInstant(voucher.validatedAt)}.`);
  if (voucher.state === 'deleted' && voucher.deletedAt) return typo(`Vous l’avez supprimé le ${formatInstant(voucher.deletedAt)}.`);
  return voucher.state === 'expired' ? typo(`La campagne s’est terminée le ${formatDay(voucher.lastDay)}.`) : null;
}

function facts(voucher: VoucherView): (readonly [string, string])[] {
  const { partner } = voucher;
  return [
    ['Club', partner.name],
    ['Activité', partner.activities.join(', ')],
    ['Adresse', partner.address],
    ['Mail du club', partner.mail],
    ['Numéro du club (Tiersi)', `${partner.tiersi} – ${partner.rang}`],
    ['Date de naissance', birthWords(voucher.child.birth)],
    ['Créé le', formatInstant(voucher.issuedAt)],
    ['À utiliser jusqu’au', formatDay(voucher.lastDay)],
  ];
}

/** The page that asks before deleting. @throws Refusal INTROUVABLE (404). */
export async function deletionScreen(family: FamilyVisit, code: string | undefined) {
  const voucher = await voucherOf(family, code);
  return { ...identity(voucher), live: voucher.state === 'active', said: stateSentence(voucher), cle: newId() };
}

/**
 * Deletes it. @returns the sentence for the next page, and the address of a dépense in its place when it was asked for (R-FAM-14).
 * @throws Refusal CONFIRMATION_MANQUANTE (422), INTROUVABLE (404), QR_* (409).
 */
export async function removeVoucher(family: FamilyVisit, code: string | undefined, fields: Fields) {
  if (fields.text('confirme') !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const { act, campaign, matricule } = family;
  const voucher = await voucherOf(family, code);
  const key = fields.optional('cle');
  const { amount, left } = await deleteVoucher(act, { campaign, matricule, code: code ?? '', ...(key ? { key } : {}) });
  return {
    said: typo(`QR code supprimé. Les ${formatEuros(amount)} sont revenus : il reste ${formatEuros(left)} pour cet enfant.`),
    instead: fields.text('suite') === 'depense' ? depenseInstead(voucher) : null,
  };
}

const depenseInstead = ({ child, amount, partner }: VoucherView): string =>
  `/famille/depense?${new URLSearchParams({
    enfant: child.sias,
    montant: plainEuros(amount),
    organisme: partner.name,
    adresse: partner.address,
    mailOrganisme: partner.mail,
  })}`;

/** All the live codes of the family for one club, on one sheet. @throws Refusal INTROUVABLE (404) when there is none, PDF_INDISPONIBLE (503). */
export async function basketPdf(
  { campaign, matricule }: FamilyVisit,
  partnerId: string | undefined,
  printer: PdfPrinter,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string }> {
  const vouchers = partnerId ? await readLiveVouchers({ campaign, matricule, partnerId }) : [];
  if (vouchers.length === 0) throw refuse('INTROUVABLE');
  return { bytes: new Uint8Array(await printer.print(renderBasket(vouchers))), fileName: 'tickets-loisirs-de-la-famille.pdf' };
}

/** The sheet to print of a live code. @throws Refusal INTROUVABLE (404), QR_* (409) once it cannot be used, PDF_INDISPONIBLE (503). */
export async function voucherPdf(
  family: FamilyVisit,
  code: string | undefined,
  printer: PdfPrinter,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string }> {
  const voucher = await voucherOf(family, code);
  if (voucher.state === 'validated') throw refuse('QR_DEJA_UTILISE');
  if (voucher.state !== 'active') throw refuse(voucher.state === 'deleted' ? 'QR_SUPPRIME' : 'QR_EXPIRE');
  return { bytes: new Uint8Array(await printer.print(renderVoucher(voucher))), fileName: `ticket-loisirs-${voucher.code.slice(0, 8)}.pdf` };
}
