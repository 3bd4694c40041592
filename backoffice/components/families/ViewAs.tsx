import { useState } from 'react';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Note } from '../parts.tsx';
import { type ActionProps, Fold, pathOf } from './Fold.tsx';

/** « Voir comme la famille » (R-EXT-03): a link good once opens the family's own pages, to read only. */
export function ViewAs({ family }: Pick<ActionProps, 'family'>) {
  const [link, setLink] = useState('');
  const open = async (): Promise<void> => {
    const asked = await post<{ link: string }>(`${pathOf(family)}/vue`, {});
    setLink(asked.link);
  };
  return (
    <Fold title="Voir comme la famille">
      {family.activated ? (
        <>
          <p>Les pages de la famille, en lecture seule, pendant 15 minutes. Le début et la fin sont écrits dans le journal.</p>
          {link ? (
            <>
              <p>
                <a className="btn" href={link} target="_blank" rel="noopener noreferrer" onClick={() => setLink('')}>
                  Ouvrir l’espace de la famille
                </a>
              </p>
              <p className="soft small">Ce lien marche une fois, pendant 2 minutes, dans un nouvel onglet.</p>
            </>
          ) : (
            <ActionForm fields={[]} second button={`Préparer la vue de ${family.name}`} send={open} done={() => undefined} />
          )}
        </>
      ) : (
        <Note tone="">Cette famille n’a pas activé son compte : elle ne voit encore rien.</Note>
      )}
    </Fold>
  );
}
