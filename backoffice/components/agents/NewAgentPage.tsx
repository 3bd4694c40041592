/** A new agent (R-AGT-01): one person, one mail, one code; the password is mailed. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Go, Page } from '../parts.tsx';
import type { Profile, RightGroup } from './rights.ts';

const HINTS: Record<string, string> = {
  lecteur: 'Partenaires et paiements, en lecture',
  verificateur: 'Tout voir, extraits, journal',
  operateur: 'Familles, partenaires, dépenses, paiements, courriels',
  gestionnaire: 'Tous les droits',
};

export default function NewAgentPage() {
  const [done, setDone] = useState<{ code: string; mail: string } | undefined>();
  const [round, setRound] = useState(0);
  const [typed, setTyped] = useState('');
  const { data } = useAnswer<{ profiles: Profile[]; groups: RightGroup[] }>('/agents/profils');
  const send = async (values: Record<string, string>): Promise<void> =>
    setDone(await post<{ code: string; mail: string }>('/agents', values));
  const watch = (event: FormEvent): void => {
    const field = event.target as HTMLInputElement;
    if (field.name === 'code') setTyped(field.value);
  };
  return (
    <Page title="Créer un agent">
      <div role="status">
        {done && (
          <p className="toast">
            L’agent <Go to={`/caf/pages/agent?code=${done.code}`}>{done.code}</Go> est créé. Son mot de passe part à {done.mail}.
          </p>
        )}
      </div>
      {data && (
        <section className="card agent-new" onInput={watch}>
          <ActionForm
            key={round}
            fields={[
              { name: 'code', label: 'Code agent', hint: codeSentence(typed), maxLength: 8 },
              { name: 'nom', label: 'Nom', maxLength: 60 },
              { name: 'prenom', label: 'Prénom', maxLength: 60 },
              { name: 'mail', label: 'Adresse mail', type: 'email', hint: 'Une adresse personnelle : pas de compte partagé' },
              {
                name: 'profil',
                label: 'Profil de départ',
                type: 'radio',
                initial: 'lecteur',
                options: [...data.profiles].reverse().map(({ value, label, rights }) => ({
                  value,
                  label: `${label} : ${rights.length} droits`,
                  hint: HINTS[value] ?? '',
                })),
              },
            ]}
            button="Créer l’agent et envoyer son mot de passe"
            send={send}
            done={() => {
              setTyped('');
              setRound(round + 1);
            }}
          />
        </section>
      )}
    </Page>
  );
}

/** Says, while it is typed, what the code still wants. */
function codeSentence(typed: string): string {
  const code = typed.trim().toUpperCase();
  if (code === '') return 'P, 4 chiffres, puis 911 : par exemple P0123911';
  if (!code.startsWith('P')) return 'Le code commence par P.';
  if (/[^0-9]/.test(code.slice(1))) return 'Après le P, des chiffres seulement.';
  if (code.length < 8) return `Encore ${8 - code.length} ${code.length === 7 ? 'chiffre' : 'chiffres'} : le code en a 7, et finit par 911.`;
  return code.endsWith('911') ? 'Le code est bien formé.' : 'Le code finit par 911.';
}
