import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../../components/Note.tsx';
import type { FilePage } from './services/task-list.server.ts';

/** What the Caf decided, and what to do now. */
export const DecidedFile = ({ file }: { file: FilePage }) =>
  file.state === 'validated' ? <Validated file={file} /> : <Refused file={file} />;

const Validated = ({ file }: { file: FilePage }) => (
  <>
    <h1>Votre structure est partenaire</h1>
    <Note kind="ok">
      <p>
        <b>
          La Caf a validé le dossier de {file.name} le {file.decidedOn}.
        </b>{' '}
        Les familles vous voient sur le portail.
      </p>
    </Note>
    <p>Votre identifiant est parti par mail. Avec lui, demandez votre premier mot de passe.</p>
    <div className="actions">
      <Link className="btn" to="/partenaire/mot-de-passe-oublie">
        Recevoir mon mot de passe
      </Link>
      <Link className="btn quiet" to="/partenaire/connexion">
        Me connecter
      </Link>
    </div>
  </>
);

const Refused = ({ file }: { file: FilePage }) => (
  <>
    <h1>Votre dossier n’est pas accepté</h1>
    <Note kind="stop">
      <p>
        <b>Décision de la Caf, le {file.decidedOn}</b>
      </p>
      <p className="prose">{file.reason}</p>
    </Note>
    <p>
      {typo(
        'Votre situation a changé, ou c’est une erreur ? Relisez les conditions, puis déposez un autre dossier. Pour une question, écrivez à la Caf sur',
      )}{' '}
      <a href="https://www.caf.fr">caf.fr</a>.
    </p>
    <div className="actions">
      <Link className="btn" to="/devenir-partenaire">
        Relire les conditions
      </Link>
      <Link className="btn quiet" to="/partenaire/inscription">
        Déposer un autre dossier
      </Link>
    </div>
  </>
);
