/** The scheme in a page of plain code, without database, time or concurrency: what the real one is compared with. */
import { type DepenseStep, isDepense } from './depense-steps.ts';
import { isMoney, type MoneyStep } from './money-steps.ts';
import { heldByDepenses, type PlainDepense, takeDepense } from './plain-depenses.ts';
import { type PlainPayment, takeMoney } from './plain-money.ts';

type State = 'active' | 'validated' | 'deleted' | 'expired';

export type PlainStep =
  | MoneyStep
  | DepenseStep
  | { do: 'draw'; child: number; club: number; amount: number }
  | { do: 'delete'; voucher: number }
  | { do: 'validate'; voucher: number; rightClub: boolean }
  | { do: 'suspend' | 'resume' | 'close' };

export class PlainScheme {
  readonly vouchers: { child: number; club: number; amount: number; state: State; payment?: PlainPayment }[] = [];
  readonly depenses: PlainDepense[] = [];
  #suspended = false;
  #resumed = false;
  #closed = false;

  /** @param granted forfait of each child, in cents. */
  constructor(readonly granted: number[]) {}

  balance(child: number): { available: number; reserved: number; used: number } {
    const depenses = heldByDepenses(this.depenses, child);
    const [reserved, used] = [this.#sum(child, 'active') + depenses.reserved, this.#sum(child, 'validated') + depenses.used];
    return { reserved, used, available: this.granted[child]! - reserved - used };
  }

  /** @returns "accepté" or the code of the refusal. */
  take(step: PlainStep): string {
    if (isMoney(step)) return this.#money(step);
    if (isDepense(step)) return this.#depense(step);
    if (step.do === 'draw') return this.#draw(step);
    if (step.do === 'delete') return this.#delete(step.voucher);
    if (step.do === 'validate') return this.#validate(step.voucher, step.rightClub);
    if (step.do === 'close') return this.#close();
    const suspend = step.do === 'suspend';
    if (this.#suspended === suspend) return suspend || this.#resumed ? 'DEJA_FAIT' : 'RIEN_A_LEVER';
    this.#resumed ||= !suspend;
    this.#suspended = suspend;
    return 'accepté';
  }

  #draw({ child, club, amount }: { child: number; club: number; amount: number }): string {
    const live = this.vouchers.filter(
      (each) => each.child === child && each.payment?.money !== 'void' && ['active', 'validated'].includes(each.state),
    );
    const { available } = this.balance(child);
    if (this.#closed) return 'CAMPAGNE_FERMEE';
    if (this.#suspended) return 'COMPTE_SUSPENDU';
    if (amount === 0) return 'MONTANT_NUL';
    if (live.length + heldByDepenses(this.depenses, child).activities === 2) return 'ACTIVITES_MAXIMUM';
    if (live.some((each) => each.club === club)) return 'MEME_PARTENAIRE';
    if (available === 0) return 'SOLDE_VIDE';
    if (available < amount) return 'SOLDE_INSUFFISANT';
    this.vouchers.push({ child, club, amount, state: 'active' });
    return 'accepté';
  }

  #delete(rank: number): string {
    const voucher = this.vouchers[rank]!;
    const refusals = { validated: 'QR_DEJA_UTILISE', deleted: 'QR_SUPPRIME', expired: 'QR_EXPIRE' };
    if (voucher.state !== 'active') return refusals[voucher.state];
    voucher.state = 'deleted';
    return 'accepté';
  }

  #validate(rank: number, rightClub: boolean): string {
    const voucher = this.vouchers[rank]!;
    const refusals = { validated: 'QR_DEJA_VALIDE', deleted: 'QR_SUPPRIME', expired: 'QR_EXPIRE' };
    if (!rightClub) return 'QR_AUTRE_CLUB';
    if (voucher.state !== 'active') return refusals[voucher.state];
    if (this.#suspended) return 'QR_INUTILISABLE';
    voucher.state = 'validated';
    voucher.payment = { money: 'pending', lines: 0 };
    return 'accepté';
  }

  #close(): string {
    if (this.#closed) return 'CAMPAGNE_ETAT';
    this.#closed = true;
    for (const voucher of this.vouchers) if (voucher.state === 'active') voucher.state = 'expired';
    return 'accepté';
  }

  #money(step: MoneyStep): string {
    const payments = this.vouchers.flatMap(({ payment }) => payment ?? []);
    return takeMoney(step, 'voucher' in step ? this.vouchers[step.voucher]!.payment : undefined, payments);
  }

  #depense(step: DepenseStep): string {
    const child = 'child' in step ? step.child : this.depenses[step.depense]!.child;
    const codes = this.vouchers.filter(
      (each) => each.child === child && each.payment?.money !== 'void' && ['active', 'validated'].includes(each.state),
    );
    const facts = { closed: this.#closed, suspended: this.#suspended, available: this.balance(child).available, codes: codes.length };
    return takeDepense(step, this.depenses, facts);
  }

  #sum(child: number, state: State): number {
    return this.vouchers
      .filter((each) => each.child === child && each.state === state && each.payment?.money !== 'void')
      .reduce((total, each) => total + each.amount, 0);
  }
}
