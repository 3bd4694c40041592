/** Several children of a family in one go: each code checked and settled by itself, no one of them speaks for another. */
import { newId, readVoucherCode } from '#core/shared/identifiers.ts';
import { formatEuros, sumCents } from '#core/shared/cents.ts';
import { ageOn, dayOf, formatDay } from '#core/shared/days.ts';
import { Refusal, refuse } from '#core/shared/refusals.ts';
import { checkVoucher } from '#core/voucher/check-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import type { Fields } from '../../services/fields.server.ts';
import { childName } from '../names.ts';
import { keyOfCode, MOST_TOGETHER } from '../together.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** "a,b" as the address or a form holds them: codes, each once. @throws Refusal LOT_DE_SCANS_TROP_LONG (422). */
export function readTogether(text: string | null): string[] {
  const codes = [...new Set((text ?? '').split(',').flatMap((each) => readVoucherCode(each) ?? []))];
  if (codes.length > MOST_TOGETHER) throw refuse('LOT_DE_SCANS_TROP_LONG', { max: MOST_TOGETHER }, { field: 'code' });
  return codes;
}

/** What to look at for each code, and the sum of those that can be validated. */
export async function childrenToCheck(visit: PartnerVisit, codes: readonly string[]) {
  const { act, partner } = visit;
  const today = dayOf(act.at);
  const checked = await Promise.all(
    codes.map((code) =>
      refusedAs(code, async () => {
        const { child, amount } = await checkVoucher(act, { code, partnerId: partner._id });
        const birth = child.birth ? { day: formatDay(child.birth), age: ageOn(child.birth, today) } : null;
        return { code, cents: amount, child: { firstName: child.firstName, lastName: child.lastName, birth, amount: formatEuros(amount) } };
      }),
    ),
  );
  const good = checked.flatMap((each) => ('child' in each ? [each] : []));
  const bad = checked.flatMap((each) => ('refusal' in each ? [each] : []));
  return { good, bad, total: formatEuros(sumCents(good.map(({ cents }) => cents))), cle: newId() };
}

/** Settles each code by itself, under a key of its own. @throws Refusal CONFIRMATION_MANQUANTE (422). */
export async function validateTogether({ act, partner }: PartnerVisit, fields: Fields) {
  if (fields.text('confirme') !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const [codes, cle, activity] = [readTogether(fields.text('codes')), fields.optional('cle'), fields.optional('activite')];
  const done = [];
  for (const code of codes)
    done.push(
      await refusedAs(code, async () => {
        const key = cle ? { key: keyOfCode(cle, code) } : {};
        const { child, amount } = await validateVoucher(act, { code, partnerId: partner._id, ...key, ...(activity ? { activity } : {}) });
        return { code, child: childName(child), amount: formatEuros(amount) };
      }),
    );
  return done;
}

/** The status of an answer about several codes: 200 as soon as one of them is good, else what the first was refused with. */
export function statusOf(all: readonly (object | RefusedCode)[]): number {
  const refused = all.filter((each) => 'refusal' in each);
  return refused.length < all.length ? 200 : (refused[0]?.refusal.status ?? 200);
}

export interface RefusedCode {
  code: string;
  refusal: { code: string; status: number; message: string; todo: string | null };
}

async function refusedAs<T>(code: string, work: () => Promise<T>): Promise<T | RefusedCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 503) throw error;
    return { code, refusal: { code: error.code, status: error.status, message: error.message, todo: error.todo ?? null } };
  }
}
