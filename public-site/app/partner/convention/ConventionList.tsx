import { Fingerprint } from './SignatoryForm.tsx';
import type { ConventionPage } from '../services/convention.server.ts';

/** What was signed, with its files: each side has the same (R-PAR-02). */
export const ConventionList = ({ list, here }: { list: ConventionPage['list']; here: string }) =>
  list.map(({ id, state, signed, term, fingerprint }) => (
    <section className="card stack" key={id}>
      <h2>{state}</h2>
      <p>
        Signée par vous le {signed}
        {term && <>, valable {term}</>}.
      </p>
      <ul>
        <li>
          <a href={`${here}/${id}.pdf`}>Convention (PDF)</a>
        </li>
        <li>
          <a href={`${here}/${id}.json`}>Dossier de preuve (JSON)</a>
        </li>
      </ul>
      <Fingerprint value={fingerprint} />
    </section>
  ));
