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
  const { trace, address, words, fence, stopped, movedTo } = failure;
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
      {movedTo === null ? <ChangeIt failure={failure} /> : <p>Son adresse est maintenant {movedTo}.</p>}
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

/** Where the address is changed, for who may. */
function ChangeIt({ failure: { familyId, partnerId } }: Pick<PanelProps, 'failure'>) {
  const may = useRights();
  const to =
    familyId && may('families.view')
      ? ([familyHref(familyId), 'de la famille'] as const)
      : partnerId && may('partners.view')
        ? ([`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}`, 'du partenaire'] as const)
        : null;
  return to === null ? null : (
    <p>
      L’adresse est fausse ? <Go to={to[0]}>Changez-la dans la fiche {to[1]}</Go> : cet échec sera traité.
    </p>
  );
}

function againWords(lift: boolean, movedTo: string | null): string {
  if (movedTo !== null) return `Renvoyer à ${movedTo}`;
  return lift ? 'Remettre l’adresse en service et renvoyer' : 'Renvoyer ce courriel';
}
