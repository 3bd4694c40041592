import { Note } from './Note.tsx';
import { PageLink } from './PageLink.tsx';

/** No child is in the file of the family: what to do and who to ask (R-FAM-17), in place of a form that could lead nowhere. */
export const NoChild = () => (
  <Note kind="warn">
    <p>
      <b>Aucun enfant n’est dans votre dossier cette année.</b> Vous ne pouvez donc rien utiliser.
    </p>
    <p>
      <PageLink to="/aide/enfant-absent">Lisez ce que vous pouvez faire</PageLink>. Pour toute question, écrivez à la Caf de l’Essonne sur{' '}
      <a href="https://www.caf.fr">caf.fr</a>.
    </p>
  </Note>
);

/** Heading of the pages that would ask for which child. */
export const NO_CHILD_HEADING = 'Aucun enfant cette année';

/** The whole of such a page. */
export const NoChildPage = () => (
  <div className="wrap narrow stack">
    <h1>{NO_CHILD_HEADING}</h1>
    <NoChild />
    <div className="actions">
      <PageLink className="btn" to="/famille">
        Retour à l’accueil
      </PageLink>
    </div>
  </div>
);
