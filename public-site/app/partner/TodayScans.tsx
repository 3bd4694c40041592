import { plural } from '#core/shared/french.ts';
import { Icon } from '../components/Icon.tsx';
import type { PaymentLine } from './services/partner-money.server.ts';

interface TodayScansProps {
  today: { count: number; total: string };
  mine: PaymentLine[];
}

/** Today's count and total of the club, then one's own last ten (R-PAR-12). */
export const TodayScans = ({ today, mine }: TodayScansProps) => (
  <section className="card" data-aujourdhui={today.count}>
    <h2>
      Aujourd’hui&nbsp;: <span className="num">{plural(today.count, 'enfant')}</span>, <span className="num">{today.total}</span>
    </h2>
    {mine.length === 0 ? (
      <p className="soft">Vos 10 derniers scans seront ici.</p>
    ) : (
      <ul className="plain lines" aria-label="Vos 10 derniers scans">
        {mine.map((each) => (
          <li key={each.code}>
            <span>
              <b>{each.child}</b>
              <br />
              <span className="soft small">{each.scanned}</span>
            </span>
            <span className="row">
              <span className="num">{each.amount}</span>
              <span className="tag ok">
                <Icon name="check" />
                Validé
              </span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
