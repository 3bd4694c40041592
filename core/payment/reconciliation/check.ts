/** What a check of the reconciliation says: two figures that must agree, and each record that does not (R-PAY-05). */
export interface Difference {
  /** The record: a forfait, a voucher, a payable, a batch, an event. */
  id: string;
  detail: string;
}

export interface Check {
  name: string;
  /** Cents or counts, by what the check compares. */
  left: number;
  right: number;
  /** Empty: right. The first thousand otherwise. */
  differences: Difference[];
}

export const MOST_DIFFERENCES = 1000;
