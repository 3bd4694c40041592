import { useState } from 'react';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { counted } from '../kit/count.ts';
import { Note } from '../parts.tsx';

interface Verdict {
  ok: boolean;
  events: number;
  firstBad: string | null;
}

/** Verifies that nothing was changed, removed or slipped into the journal. */
export function Chain() {
  const [verdict, setVerdict] = useState<Verdict | undefined>();
  const verify = async (): Promise<void> => setVerdict(await post<Verdict>('/journal/verification', {}));
  return (
    <section className="card row apart">
      <div>
        <p>Chaque événement est scellé : un changement, un retrait ou un ajout se voit.</p>
        <div role="status">{verdict && <VerdictNote {...verdict} />}</div>
      </div>
      <ActionForm fields={[]} second button="Vérifier la chaîne" send={verify} done={() => undefined} />
    </section>
  );
}

const VerdictNote = ({ ok, events, firstBad }: Verdict) => (
  <Note tone={ok ? 'ok' : 'stop'}>
    <p>
      {ok
        ? `Le journal est intact : ${counted(events, 'événement scellé est vérifié', 'événements scellés sont vérifiés')}.`
        : `Le journal a été modifié. Premier écart : ${firstBad ?? ''}. Prévenez le responsable de la sécurité.`}
    </p>
  </Note>
);
