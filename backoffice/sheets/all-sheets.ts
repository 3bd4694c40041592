/** Every list of the desk, in the order of the menu. */
import { agents } from './agents.ts';
import { campaigns } from './campaigns.ts';
import { children } from './children.ts';
import { depenses } from './depenses.ts';
import { families } from './families.ts';
import { letters } from './letters.ts';
import { loadRejects } from './load-rejects.ts';
import { loads } from './loads.ts';
import { partners } from './partners.ts';
import { payables } from './payables.ts';
import { paymentBatches } from './payment-batches.ts';
import { paymentLines } from './payment-lines.ts';
import type { AnySheet } from './sheet.ts';
import { vouchers } from './vouchers.ts';

export const ALL_SHEETS: readonly AnySheet[] = [
  campaigns,
  loads,
  loadRejects,
  families,
  children,
  vouchers,
  partners,
  depenses,
  paymentBatches,
  paymentLines,
  payables,
  letters,
  agents,
];

/** @returns the sheet of a resource, or undefined. */
export const sheetOf = (id: string): AnySheet | undefined => ALL_SHEETS.find((sheet) => sheet.id === id);
