import { Link } from '@remix-run/react';
import { Icon } from '../../components/Icon.tsx';
import { Note } from '../../components/Note.tsx';
import { AnswerSections } from './AnswerSections.tsx';
import type { Answers } from './services/check.server.ts';
import type { SigningStep } from './services/signing.server.ts';
import type { FilePage } from './services/task-list.server.ts';

interface SentFileProps {
  file: FilePage;
  answers: Answers;
  signing: SigningStep;
}

/** The file is with the Caf: what is left to its holder is the convention. */
export const SentFile = ({ file, answers, signing }: SentFileProps) => (
  <>
    <h1>Votre dossier est chez la Caf</h1>
    <p className="lead">
      {file.name}, envoyé le {file.sent}. Un accusé de réception part à {file.mail}. La Caf lit le dossier, puis vous répond à cette
      adresse.
    </p>
    <ol className="plain lines card" aria-label="Où en est votre dossier">
      <Stage label="Dossier envoyé" detail={`Le ${file.sent}`} done />
      <Stage label="Convention signée par vous" detail={signing.detail} done={signing.signed} />
      <Stage label="Dossier validé et convention signée par la Caf" detail="Vous recevez votre identifiant par mail." done={false} />
    </ol>
    {!signing.signed && (
      <>
        <Note>
          <p>
            <b>Signez la convention dès maintenant.</b> La Caf la signe quand elle valide le dossier.
          </p>
        </Note>
        <div className="actions">
          <Link className="btn" to={`/partenaire/inscription/${file.key}/convention`}>
            Lire et signer la convention
          </Link>
        </div>
      </>
    )}
    {signing.signed && (
      <p>
        <Link to={`/partenaire/inscription/${file.key}/convention`}>Voir la convention signée</Link>
      </p>
    )}
    <details>
      <summary>Ce que vous avez envoyé</summary>
      <div className="stack">
        <AnswerSections answers={answers} open={false} />
      </div>
    </details>
  </>
);

const Stage = ({ label, detail, done }: { label: string; detail: string; done: boolean }) => (
  <li>
    <span>
      <b>{label}</b>
      <br />
      <span className="small soft">{detail}</span>
    </span>
    <span className={done ? 'tag ok' : 'tag wait'}>
      <Icon name={done ? 'check' : 'clock'} />
      {done ? 'Fait' : 'En attente'}
    </span>
  </li>
);
