import { plural, typo } from '#core/shared/french.ts';
import { Icon } from '../components/Icon.tsx';
import type { PaymentLine } from './services/partner-money.server.ts';

interface TodayScansProps {
  today: { count: number; total: string };
  everybody: PaymentLine[];
  mine: PaymentLine[];
}

/** Today's count and total of the club, one's own last ten, then the club's whole day (R-PAR-12). */
export const TodayScans = ({ today, everybody, mine }: TodayScansProps) => (
  <section className="card stack" data-aujourdhui={today.count}>
    <h2>
      {typo('Aujourd’hui :')} <span className="num">{plural(today.count, 'enfant')}</span>, <span className="num">{today.total}</span>
    </h2>
    <h3>Vos 10 derniers scans</h3>
    {mine.length === 0 ? <p className="soft">Ils seront ici.</p> : <ScanLines label="Vos 10 derniers scans" lines={mine} />}
    {everybody.length > 0 && (
      <details>
        <summary>Tout le club aujourd’hui</summary>
        <ScanLines label="Tout le club aujourd’hui" lines={everybody} by />
      </details>
    )}
  </section>
);

const ScanLines = ({ label, lines, by = false }: { label: string; lines: PaymentLine[]; by?: boolean }) => (
  <ul className="plain lines" aria-label={label}>
    {lines.map((each) => (
      <li key={each.code}>
        <span className="wrapok">
          <b>{each.child}</b>
          <br />
          <span className="soft small">
            {each.scanned}
            {by && each.by && `, par ${each.by}`}
          </span>
        </span>
        <span className="row">
          <span className="num">{each.amount}</span>
          <ScanTag undone={each.state === 'undone'} />
        </span>
      </li>
    ))}
  </ul>
);

const ScanTag = ({ undone }: { undone: boolean }) => (
  <span className={undone ? 'tag' : 'tag ok'}>
    <Icon name={undone ? 'stop' : 'check'} />
    {undone ? 'Annulé' : 'Validé'}
  </span>
);
