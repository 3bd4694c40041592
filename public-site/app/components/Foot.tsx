import { DrawnOnce } from './DrawnOnce.tsx';
import { PageLink } from './PageLink.tsx';

export const Foot = () => <DrawnOnce as="footer" className="foot" part={Lines} props={NOTHING} />;

const NOTHING = {};

function Lines() {
  return (
    <div className="wrap stack">
      <ul className="plain">
        <li>
          <PageLink to="/familles">Comment ça marche</PageLink>
        </li>
        <li>
          <PageLink to="/aide">Aide et questions</PageLink>
        </li>
        <li>
          <PageLink to="/accessibilite">Accessibilité</PageLink>
        </li>
        <li>
          <PageLink to="/donnees-personnelles">Données personnelles</PageLink>
        </li>
        <li>
          <PageLink to="/mentions-legales">Mentions légales</PageLink>
        </li>
        <li>
          <PageLink to="/plan-du-site">Plan du site</PageLink>
        </li>
        <li>
          <a href="https://www.caf.fr">caf.fr</a>
        </li>
      </ul>
      <p className="soft">Une aide de la Caf de l’Essonne pour le sport, la culture et les arts.</p>
    </div>
  );
}
