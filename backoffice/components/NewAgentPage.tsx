/** A new agent (R-AGT-01): one person, one mail, one code; the password is mailed. */
import { useState } from 'react';
import { post } from './api.ts';
import { ActionForm } from './kit/ActionForm.tsx';
import { Page } from './parts.tsx';

const PROFILES = [
  { value: 'lecteur', label: 'Lecteur : partenaires et paiements, en lecture' },
  { value: 'verificateur', label: 'Vérificateur : tout voir, extraits, journal' },
  { value: 'operateur', label: 'Opérateur : familles, partenaires, dépenses, paiements' },
  { value: 'gestionnaire', label: 'Gestionnaire : tous les droits' },
];

export default function NewAgentPage() {
  const [done, setDone] = useState('');
  const [round, setRound] = useState(0);
  const send = async (values: Record<string, string>): Promise<void> => {
    const { code, mail } = await post<{ code: string; mail: string }>('/agents', values);
    setDone(`L’agent ${code} est créé. Son mot de passe part à ${mail}.`);
  };
  return (
    <Page title="Créer un agent">
      {done && (
        <p className="toast" role="status">
          {done}
        </p>
      )}
      <section className="card">
        <ActionForm
          key={round}
          fields={[
            { name: 'code', label: 'Code agent', hint: 'P, 4 chiffres, puis 911' },
            { name: 'nom', label: 'Nom' },
            { name: 'prenom', label: 'Prénom' },
            { name: 'mail', label: 'Adresse mail', type: 'email', hint: 'Une adresse personnelle : pas de compte partagé' },
            { name: 'profil', label: 'Profil de départ', options: PROFILES },
          ]}
          button="Créer l’agent"
          send={send}
          done={() => setRound(round + 1)}
        />
      </section>
    </Page>
  );
}
