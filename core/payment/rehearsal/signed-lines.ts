import { Oppositions } from '../../family/family.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { Refusal } from '../../shared/refusals.ts';
import { detailRecord } from '../payment-txt.rules.ts';
import { asTxtPayment, payeesOf, type Payees, READ_AT_ONCE } from '../pending-payables.ts';
import type { Hints } from './hints.ts';
import { type Sign, signsOf } from './signs.rules.ts';

export interface SignedLine {
  payable: Payable;
  partnerName: string;
  signs: Sign[];
}

/** Payables of a filter with their signs, oldest first, by a cursor: memory does not grow with them. */
export async function* signedLines(where: object, hints: Hints): AsyncIterable<SignedLine> {
  let some: Payable[] = [];
  for await (const payable of Payables.collection.find<Payable>(where).sort({ dueAt: 1 }).batchSize(READ_AT_ONCE)) {
    some.push(payable);
    if (some.length < READ_AT_ONCE) continue;
    yield* await signed(some, hints);
    some = [];
  }
  yield* await signed(some, hints);
}

/** The same for payables already read. */
export async function signed(payables: readonly Payable[], hints: Hints): Promise<SignedLine[]> {
  const [payees, opposed] = await Promise.all([
    payeesOf(payables.map(({ partnerId }) => partnerId)),
    opposedAmong(payables.map(({ matricule }) => matricule)),
  ]);
  return payables.map((payable) => ({
    payable,
    partnerName: payees.get(payable.partnerId ?? '')?.name ?? '',
    signs: signsOf(payable, hints, { fault: faultOf(payable, payees), opposed: opposed.has(payable.matricule) }),
  }));
}

async function opposedAmong(matricules: readonly Matricule[]): Promise<ReadonlySet<string>> {
  const found = await Oppositions.find({ _id: { $in: [...new Set(matricules)] } }, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(found.map(({ _id }) => _id));
}

/** Why the line does not fit the file, or null. */
function faultOf(payable: Payable, payees: Payees): string | null {
  try {
    detailRecord(asTxtPayment(payable, payees));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
