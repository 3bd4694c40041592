/** Several children at one club on one A4 page: a ticket each, to scan in a row or to cut apart (R-QR-02). */
import { type Cents, formatEuros, sumCents } from '#core/shared/cents.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { plural, typo } from '#core/shared/french.ts';
import { printedPage } from './printed-page.tsx';
import { ClubFacts, Stub, type VoucherSheet } from './voucher.tsx';

/** More tickets stand two by two, smaller, so that the page stays one. */
const ROOMY = 3;

/** @param sheets tickets of one club, one at least. @returns the whole HTML document, for `PdfPrinter.print`. */
export function renderBasket(sheets: readonly VoucherSheet[]): string {
  const [first] = sheets;
  if (!first) throw new RangeError('a basket without a ticket');
  const total = sumCents(sheets.map(({ amount }) => amount));
  return printedPage({
    title: `Tickets loisirs de la famille, ${first.partner.name}`,
    said: `${plural(sheets.length, 'ticket')}, ${formatEuros(total)}`,
    className: sheets.length > ROOMY ? 'basket many' : 'basket',
    children: (
      <>
        <h1>{sheets.length > 1 ? 'Les tickets loisirs de la famille' : 'Le ticket loisirs de la famille'}</h1>
        <dl className="facts">
          <ClubFacts partner={first.partner} named="Le club" />
        </dl>
        <section className="tickets">
          {sheets.map((sheet) => (
            <Ticket key={sheet.code} sheet={sheet} />
          ))}
        </section>
        <Advice total={total} count={sheets.length} />
      </>
    ),
  });
}

const Ticket = ({ sheet: { code, child, amount, issuedAt, lastDay } }: { sheet: VoucherSheet }) => (
  <article className="ticket">
    <Stub code={code} />
    <div className="who">
      <h2>
        {child.firstName} {child.lastName}
      </h2>
      <p className="sum">{formatEuros(amount)}</p>
      <p>Date de naissance : {child.birth ? formatDay(child.birth) : 'non communiquée'}</p>
      <p className="soft">
        Créé le {formatInstant(issuedAt)}, à utiliser jusqu’au {formatDay(lastDay)}
      </p>
    </div>
  </article>
);

const Advice = ({ total, count }: { total: Cents; count: number }) => (
  <p className="soft">
    {typo(
      `Pour le club : ouvrez « Scanner », puis « Plusieurs enfants ». ${plural(count, 'ticket')} à scanner, ${formatEuros(total)} en tout. Chaque ticket sert une seule fois, et seulement dans ce club.`,
    )}
  </p>
);
