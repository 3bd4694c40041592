import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { Steps } from '../components/Steps.tsx';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title(
  'Mon adresse mail à la Caf n’est pas la bonne',
  'Changer l’adresse mail de votre dossier Caf pour créer votre compte.',
);

/** R-FAM-17: the mail the Caf knows is out of date. */
export default function OldMail() {
  return (
    <div className="wrap narrow stack">
      <h1>Mon adresse mail à la Caf n’est pas la bonne</h1>
      <p className="lead">Pour créer votre compte, nous écrivons à l’adresse mail de votre dossier Caf.</p>
      <Steps
        steps={[
          {
            icon: 'user',
            title: 'Ouvrez votre compte Caf',
            body: (
              <p>
                Allez sur <a href="https://www.caf.fr">caf.fr</a>, puis sur {typo('« Mon Compte ».')}
              </p>
            ),
          },
          {
            icon: 'mail',
            title: 'Changez l’adresse mail',
            body: <p>{typo('Elle est dans « Consulter ou modifier mon profil ». Enregistrez.')}</p>,
          },
          {
            icon: 'clock',
            title: 'Attendez quelques jours',
            body: <p>La Caf nous donne les adresses de temps en temps, pas tous les jours.</p>,
          },
          {
            icon: 'check',
            title: 'Recommencez ici',
            body: (
              <p>
                <Link to="/famille/inscription">Créez votre compte</Link> avec la nouvelle adresse.
              </p>
            ),
          },
        ]}
      />
      <Note>
        <p>
          <b>{typo('C’est urgent ?')}</b> Un agent de la Caf peut changer l’adresse pour vous. Contactez la Caf sur{' '}
          <a href="https://www.caf.fr">caf.fr</a>.
        </p>
      </Note>
      <p>
        <Link to="/aide">Toute l’aide</Link>
      </p>
    </div>
  );
}
