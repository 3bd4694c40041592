import { useEffect, useRef } from 'react';
import type { FailureFacts } from '../../actions/failure-facts.ts';
import { post } from '../api.ts';
import { familyHref } from '../families/FoundFamilies.tsx';
import { ActionForm } from '../kit/ActionForm.tsx';
import { useRights } from '../kit/rights.ts';
import { Go } from '../parts.tsx';

interface PanelProps {
  failure: FailureFacts;
  done: () => void;
  close: () => void;
}

/** One failure: what the server said, and what can be done; takes the focus when it opens. */
export function FailurePanel({ failure, done, close }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mayOpen = useRights()('families.view');
  const { trace, familyId, address, words, fence, stopped, movedTo } = failure;
  const lift = stopped && movedTo === null;
  return (
    <section className="card stack" aria-labelledby="echec-titre">
      <h2 id="echec-titre" ref={heading} tabIndex={-1}>
        {failure.reason}
      </h2>
      <p>
        « {failure.what} », à {address}, le {failure.at}.
      </p>
      {words && (
        <p className="soft">
          Réponse du serveur : <span lang="en">{words}</span>
        </p>
      )}
      {movedTo !== null && <p>La famille a une nouvelle adresse : {movedTo}.</p>}
      {familyId && mayOpen && movedTo === null && (
        <p>
          L’adresse est fausse ? <Go to={familyHref(familyId)}>Changez-la dans la fiche de la famille</Go> : cet échec sera traité.
        </p>
      )}
      {fence === null ? (
        <p>Ce courriel ne se renvoie pas : il portait un lien ou un mot de passe, qui est effacé. La personne peut en demander un autre.</p>
      ) : (
        <ActionForm
          fields={[]}
          second
          hidden={{ version: fence, remettre: lift ? 'oui' : '' }}
          button={againWords(lift, movedTo)}
          send={(values) => post(`/echecs-d-envoi/${trace}/renvoi`, values)}
          done={done}
        />
      )}
      {stopped && (
        <ActionForm
          fields={[]}
          second
          button="Remettre l’adresse en service"
          send={() => post(`/echecs-d-envoi/${trace}/adresse`, {})}
          done={done}
        />
      )}
      <p>
        <button type="button" className="btn quiet" onClick={close}>
          Fermer sans rien changer
        </button>
      </p>
    </section>
  );
}

function againWords(lift: boolean, movedTo: string | null): string {
  if (movedTo !== null) return `Renvoyer à ${movedTo}`;
  return lift ? 'Remettre l’adresse en service et renvoyer' : 'Renvoyer ce courriel';
}
