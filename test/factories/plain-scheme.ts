/** The scheme in a page of plain code, without database, time or concurrency: what the real one is compared with. */
type State = 'active' | 'validated' | 'deleted' | 'expired';

export type PlainStep =
  | { do: 'draw'; child: number; club: number; amount: number }
  | { do: 'delete'; voucher: number }
  | { do: 'validate'; voucher: number; rightClub: boolean }
  | { do: 'suspend' | 'resume' | 'close' };

export class PlainScheme {
  readonly vouchers: { child: number; club: number; amount: number; state: State }[] = [];
  #suspended = false;
  #closed = false;

  /** @param granted forfait of each child, in cents. */
  constructor(readonly granted: number[]) {}

  balance(child: number): { available: number; reserved: number; used: number } {
    const [reserved, used] = [this.#sum(child, 'active'), this.#sum(child, 'validated')];
    return { reserved, used, available: this.granted[child]! - reserved - used };
  }

  /** @returns "accepté" or the code of the refusal. */
  take(step: PlainStep): string {
    if (step.do === 'draw') return this.#draw(step);
    if (step.do === 'delete') return this.#delete(step.voucher);
    if (step.do === 'validate') return this.#validate(step.voucher, step.rightClub);
    if (step.do === 'close') return this.#close();
    const suspend = step.do === 'suspend';
    if (this.#suspended === suspend) return 'INTROUVABLE';
    this.#suspended = suspend;
    return 'accepté';
  }

  #draw({ child, club, amount }: { child: number; club: number; amount: number }): string {
    const live = this.vouchers.filter((each) => each.child === child && ['active', 'validated'].includes(each.state));
    const { available } = this.balance(child);
    if (this.#closed) return 'CAMPAGNE_FERMEE';
    if (this.#suspended) return 'COMPTE_SUSPENDU';
    if (amount === 0) return 'MONTANT_NUL';
    if (live.length === 2) return 'ACTIVITES_MAXIMUM';
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
    return 'accepté';
  }

  #close(): string {
    if (this.#closed) return 'CAMPAGNE_ETAT';
    this.#closed = true;
    for (const voucher of this.vouchers) if (voucher.state === 'active') voucher.state = 'expired';
    return 'accepté';
  }

  #sum(child: number, state: State): number {
    return this.vouchers.filter((each) => each.child === child && each.state === state).reduce((total, each) => total + each.amount, 0);
  }
}
