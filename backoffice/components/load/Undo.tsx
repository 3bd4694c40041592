/** Undoing a load: what it does, what is in the way, the reason, the button. */
import type { LoadFacts } from '../../actions/load-facts.ts';
import type { UndoFacts } from '../../actions/load-undo.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Go, Note, RefusedNote } from '../parts.tsx';
import { Obstacles } from './Obstacles.tsx';
import { counted } from '../kit/count.ts';
import { loadHref } from './words.ts';

type Preview = NonNullable<UndoFacts['preview']>;

export function Undo({ load, again }: { load: LoadFacts; again: () => void }) {
  const path = `/chargements/${encodeURIComponent(load.id)}/retour-arriere`;
  const { data, refused } = useAnswer<UndoFacts>(path);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture de ce qui dépend du chargement…</p>;
  if (!data.preview)
    return (
      <Note tone="">
        <p>Ce chargement n’a rien écrit, ou date d’avant cette version. Il ne s’annule pas.</p>
      </Note>
    );
  const { preview } = data;
  if (preview.later)
    return (
      <Note tone="warn">
        <p>
          Un chargement plus récent a été fait, <Go to={loadHref(preview.later.load, 'annuler')}>déposé le {preview.later.at}</Go>.
          Annulez-le d’abord.
        </p>
      </Note>
    );
  if (preview.obstacles.length > 0)
    return (
      <>
        <Note tone="stop">
          <p>
            <b>Ce chargement ne peut plus être annulé.</b> Des familles ou des agents s’en sont servis depuis : voici les premiers cas.
            Corrigez plutôt le fichier, puis chargez-le de nouveau.
          </p>
        </Note>
        <Obstacles obstacles={preview.obstacles} />
      </>
    );
  return (
    <ActionForm
      fields={[{ name: 'motif', label: 'Motif', hint: 'Il reste dans l’historique et dans le journal.', type: 'textarea', maxLength: 200 }]}
      button={buttonOf(preview)}
      danger
      send={(values) => post(path, values)}
      done={again}
    >
      <Consequences preview={preview} />
    </ActionForm>
  );
}

const buttonOf = ({ families, children }: Preview): string =>
  `Annuler ce chargement : ${counted(families.removed + families.restored, 'famille')}, ${counted(children.removed + children.restored, 'enfant')}`;

const Consequences = ({ preview: { families, children } }: { preview: Preview }) => (
  <Note tone="final">
    <p>
      <b>Tout ce que ce chargement a écrit est défait.</b> Pour revenir, il faudra charger les fichiers de nouveau.
    </p>
    <ul>
      <li>
        Retirés : {counted(families.removed, 'famille')} et {counted(children.removed, 'enfant')}, avec leur forfait.
      </li>
      <li>
        Remis comme avant : {counted(families.restored, 'famille')} et {counted(children.restored, 'enfant')}.
      </li>
      <li>Les lignes que ce chargement avait reprises seront de nouveau à reprendre. Ses propres rejets disparaissent.</li>
      <li>Si une famille s’en sert pendant l’annulation, rien n’est défait.</li>
    </ul>
  </Note>
);
