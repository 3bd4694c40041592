import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Steps } from '../components/Steps.tsx';
import { page } from '../services/answer.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title('Un de mes enfants n’est pas là', 'Un enfant manque dans votre espace : ce qu’il faut vérifier.');

/** R-FAM-17: a child is missing. */
export const loader = page(() => schemeWords());

export default function ChildMissing() {
  const { ages } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Un de mes enfants n’est pas là</h1>
      <p className="lead">Chaque enfant qui a droit à l’aide est dans votre espace.</p>
      <Steps
        steps={[
          {
            icon: 'flag',
            title: 'Vérifiez l’âge et le quotient familial',
            body: (
              <p>
                L’aide est pour les enfants de {ages}. <Link to="/ai-je-droit">{typo('Faites le test « Ai-je droit ? »')}</Link>
              </p>
            ),
          },
          {
            icon: 'user',
            title: 'Vérifiez votre dossier',
            body: (
              <p>
                L’enfant doit être dans votre dossier sur <a href="https://www.caf.fr">caf.fr</a>.{' '}
                {typo('Parents séparés : l’aide va au parent qui a l’enfant dans son dossier.')}
              </p>
            ),
          },
          {
            icon: 'mail',
            title: 'Écrivez à la Caf',
            body: (
              <p>
                {typo('Vous pensez y avoir droit : écrivez sur')} <a href="https://www.caf.fr">caf.fr</a>. Donnez le nom et la date de
                naissance de l’enfant.
              </p>
            ),
          },
        ]}
      />
      <p>
        <Link to="/aide">Toute l’aide</Link>
      </p>
    </div>
  );
}
