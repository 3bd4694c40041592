import { Link } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { Note } from '../../components/Note.tsx';
import type { FilePage } from './services/task-list.server.ts';
import { TaskList } from './TaskList.tsx';

/** A file that its holder still writes: the first time, or after the Caf asked for more. */
export function OpenFile({ file }: { file: FilePage }) {
  const left = file.tasks.length - file.done;
  return (
    <>
      <h1>{file.state === 'complement' ? 'Votre dossier est à compléter' : (file.name ?? 'Votre dossier de partenaire')}</h1>
      {file.state === 'complement' && file.reason && (
        <Note kind="warn">
          <p>
            <b>Ce que demande la Caf, le {file.decidedOn}</b>
          </p>
          <p className="prose">{file.reason}</p>
          <p>Corrigez, puis renvoyez le dossier.</p>
        </Note>
      )}
      <p id="avancement">
        {left === 0 ? 'Toutes les étapes sont faites.' : `${plural(file.done, 'étape faite', 'étapes faites')} sur ${file.tasks.length}.`}
      </p>
      <progress value={file.done} max={file.tasks.length} aria-labelledby="avancement" />
      <section className="card">
        <h2>Étapes</h2>
        <TaskList tasks={file.tasks} />
      </section>
      <div className="actions">
        <NextAction file={file} />
      </div>
      <p className="soft small">
        Le lien de ce dossier est parti à {file.mail}. Il marche jusqu’au {file.until}. Vous pouvez fermer cette page et revenir.
      </p>
    </>
  );
}

function NextAction({ file }: { file: FilePage }) {
  const next = file.tasks.find(({ state }) => state !== 'done');
  const check = `/partenaire/inscription/${file.key}/verification`;
  if (!next || file.state === 'complement')
    return (
      <Link className="btn" to={check}>
        {file.state === 'complement' ? 'Vérifier et renvoyer' : 'Vérifier et envoyer'}
      </Link>
    );
  return (
    <>
      <Link className="btn" to={next.to}>
        {file.done === 0 ? 'Commencer' : typo(`Continuer : ${next.label.toLocaleLowerCase('fr')}`)}
      </Link>
      <Link className="btn quiet" to={check}>
        Tout relire
      </Link>
    </>
  );
}
