import { reconcile } from '#core/payment/reconcile.ts';
import type { Check, Difference } from '#core/payment/reconciliation/check.ts';
import { now } from '#core/shared/clock.ts';
import { formatInstant } from '#core/shared/days.ts';
import { formatCount } from '#core/shared/french.ts';
import { ROOT } from '../paths.ts';
import { euros } from '../sheets/format.ts';
import type { DeskRoute } from './route.ts';

/** What each equation compares (money.md R1–R7): amounts in cents, or records counted. */
const SIDES: Record<string, { left: string; right: string; cents: boolean }> = {
  R1: { left: 'Accordé', right: 'Disponible + réservé + consommé', cents: true },
  R2: { left: 'Réservé et consommé des forfaits', right: 'QR codes et dépenses qui les portent', cents: true },
  R3: { left: 'QR codes validés et dépenses acceptées', right: 'Sommes à payer et payées', cents: true },
  R4: { left: 'Sommes engagées dans un lot', right: 'Lignes de lot en vigueur', cents: false },
  R5: { left: 'Totaux des lots', right: 'Lignes relues dans les fichiers TXT', cents: true },
  R6: { left: 'En retard', right: 'Attendu', cents: false },
  R7: { left: 'Mouvements', right: 'Mouvements écrits au journal', cents: false },
};
const OTHER = { left: 'Attendu', right: 'Trouvé', cents: false };

/** Proves the accounts now (R-PAY-05): reads only. */
async function check(): Promise<object> {
  const at = now();
  const { ok, checks } = await reconcile(at);
  return { ok, at: formatInstant(at), checks: checks.map(factsOf) };
}

function factsOf({ name, left, right, differences }: Check) {
  const [code = '', ...words] = name.split(' ');
  const sides = SIDES[code] ?? OTHER;
  const written = sides.cents ? euros : formatCount;
  return {
    ...{ code, name: words.join(' ') },
    left: { label: sides.left, value: written(left) },
    right: { label: sides.right, value: written(right) },
    differences: differences.map(({ id, detail }) => ({ id, detail, href: recordOf(id) })),
  };
}

const RECORDS: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/^\d{4}:\d{7}$/, (id) => `/resources/Child/records/${id}/show`],
  [/^(QR|DEP):/, (id) => `/resources/Payable/records/${id}/show`],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-4/, (id) => `/resources/Voucher/records/${id}/show`],
  [/^\d{4}-\d{3,}$/, (id) => `/pages/lot?lot=${id}`],
];

/** The page of the record a difference is about: its key says what it is. */
function recordOf(id: Difference['id']): string | null {
  const found = RECORDS.find(([pattern]) => pattern.test(id));
  return found ? ROOT + found[1](encodeURIComponent(id)) : null;
}

export const reconcileRoutes: DeskRoute[] = [{ method: 'get', path: '/comptes', right: ['payments.follow'], run: check }];
