import { Link } from '@remix-run/react';

export function Foot() {
  return (
    <footer className="foot">
      <div className="wrap stack">
        <ul className="plain">
          <li>
            <Link to="/familles">Comment ça marche</Link>
          </li>
          <li>
            <Link to="/aide">Aide et questions</Link>
          </li>
          <li>
            <Link to="/accessibilite">Accessibilité</Link>
          </li>
          <li>
            <Link to="/donnees-personnelles">Données personnelles</Link>
          </li>
          <li>
            <Link to="/mentions-legales">Mentions légales</Link>
          </li>
          <li>
            <Link to="/plan-du-site">Plan du site</Link>
          </li>
          <li>
            <a href="https://www.caf.fr">caf.fr</a>
          </li>
        </ul>
        <p className="soft">Une aide de la Caf de l’Essonne pour le sport, la culture et les arts.</p>
      </div>
    </footer>
  );
}
