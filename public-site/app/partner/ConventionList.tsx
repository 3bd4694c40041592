interface Line {
  id: string;
  state: string;
  signed: string | null;
  term: string | null;
}

/** What was signed, with its files: each side has the same (R-PAR-02). */
export const ConventionList = ({ list }: { list: Line[] }) =>
  list.map(({ id, state, signed, term }) => (
    <section className="card stack" key={id}>
      <h2>{state}</h2>
      <p>
        Signée le {signed}
        {term && <>, {term}</>}.
      </p>
      <p>
        <a href={`/partenaire/convention/${id}.pdf`}>Convention (PDF)</a>
      </p>
      <p>
        <a href={`/partenaire/convention/${id}.json`}>Dossier de preuve (JSON)</a>
      </p>
    </section>
  ));
