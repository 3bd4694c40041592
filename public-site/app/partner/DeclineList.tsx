import type { DeclineLine } from './services/gains.server.ts';
import { shortCode } from './scanner/queue/kept-scan.ts';

/** Codes the club looked at and did not validate, with its own words. Nothing while there is none. */
export const DeclineList = ({ declines }: { declines: DeclineLine[] }) =>
  declines.length > 0 && (
    <section className="card stack">
      <h2>QR codes non validés par vous</h2>
      <ul className="plain lines">
        {declines.map(({ code, reason, when, by }) => (
          <li key={code + when}>
            <span>
              <b>{reason}</b>
              <br />
              <span className="soft small">
                {shortCode(code)}, le {when}
                {by && `, par ${by}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
