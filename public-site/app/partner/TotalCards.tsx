import { plural } from '#core/shared/french.ts';
import { Tag } from '../components/Tag.tsx';

const SUMS = [
  { state: 'paid', key: 'paid', says: 'sur cette campagne' },
  { state: 'batched', key: 'batched', says: 'virement en préparation' },
  { state: 'validated', key: 'toPay', says: 'dans un prochain virement' },
] as const;

interface Sum {
  count: number;
  total: string;
}

/** Paid, on its way, to be paid: a colour, an icon, a word, a sum, and how many children. */
export const TotalCards = ({ money }: { money: Record<'paid' | 'batched' | 'toPay', Sum> }) => (
  <ul className="cols three plain">
    {SUMS.map(({ state, key, says }) => (
      <li className="card stack" key={key} data-total={key}>
        <Tag state={state} />
        <p className="sum">{money[key].total}</p>
        <p className="soft">
          {plural(money[key].count, 'enfant')}, {says}
        </p>
      </li>
    ))}
  </ul>
);
