import { Link } from '@remix-run/react';
import { Note } from '../components/Note.tsx';

const LISTS = [
  { what: 'faits', name: 'Paiements faits' },
  { what: 'attente', name: 'Paiements en attente' },
  { what: 'beneficiaires', name: 'Bénéficiaires payés' },
] as const;

/** The three lists as files: they hold names, and what leaves is written in the journal. */
export const ListFiles = () => (
  <section className="card stack">
    <h2>Listes à garder</h2>
    <ul className="plain lines">
      {LISTS.map(({ what, name }) => (
        <li key={what}>
          <b>{name}</b>
          <span className="row">
            <a className="btn second" href={`/partenaire/paiements/extrait?quoi=${what}&format=pdf`} aria-label={`${name}, en PDF`}>
              PDF
            </a>
            <a
              className="btn second"
              href={`/partenaire/paiements/extrait?quoi=${what}&format=csv`}
              aria-label={`${name}, en CSV pour un tableur`}
            >
              CSV
            </a>
          </span>
        </li>
      ))}
    </ul>
    <Note>
      <p>Ces fichiers contiennent des noms d’enfants. Gardez-les en lieu sûr, puis effacez-les.</p>
    </Note>
    <p>
      <Link to="/partenaire/beneficiaires">Voir les bénéficiaires payés</Link>
    </p>
  </section>
);
