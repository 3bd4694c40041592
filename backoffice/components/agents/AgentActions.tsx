import type { ReactNode } from 'react';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Note } from '../parts.tsx';
import type { AgentFacts } from './AgentPage.tsx';
import type { Profile } from './rights.ts';

interface ActionProps {
  agent: AgentFacts;
  done: (sentence: string) => void;
}

/** What another gestionnaire may do to this agent; a deactivated one can only come back. */
export function AgentActions({ agent, done }: ActionProps) {
  const act = (path: string) => (values: Record<string, string>) => post(`/agents/${agent.code}${path}`, values);
  if (!agent.active)
    return (
      <Step title="Réactiver">
        <p>L’agent retrouve les droits ci-dessus et son mot de passe.</p>
        <ActionForm fields={[]} button={`Réactiver ${agent.name}`} send={act('/reactivation')} done={() => done('L’agent est réactivé.')} />
      </Step>
    );
  return (
    <div className="desk-steps">
      <Identity agent={agent} send={act('')} done={done} />
      <ProfileStep agent={agent} done={done} />
      <Step title="Mot de passe">
        <p>Un nouveau mot de passe part à {agent.mail}. L’ancien reste bon jusqu’à son utilisation.</p>
        <ActionForm
          fields={[]}
          second
          button="Envoyer un nouveau mot de passe"
          send={act('/mot-de-passe')}
          done={() => done(`Un nouveau mot de passe part à ${agent.mail}.`)}
        />
      </Step>
      {agent.secondFactor && (
        <Step title="Double authentification">
          <p>À faire si l’agent a perdu son appareil et ses codes de secours. Vérifiez d’abord son identité.</p>
          <ActionForm
            fields={[]}
            danger
            button="Remettre à zéro la double authentification"
            send={act('/double-authentification')}
            done={() => done('La double authentification est remise à zéro.')}
          />
        </Step>
      )}
      <Step title="Désactiver">
        <Note tone="warn">
          <p>L’agent est déconnecté aussitôt et ne peut plus entrer. Son code reste dans l’historique. Vous pourrez le réactiver.</p>
        </Note>
        <ActionForm
          fields={[]}
          danger
          button={`Désactiver ${agent.name}`}
          send={act('/desactivation')}
          done={() => done('L’agent est désactivé.')}
        />
      </Step>
    </div>
  );
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card stack">
    <h2>{title}</h2>
    {children}
  </section>
);

/** The version seen goes along: the second of two agents is told what the first changed. */
const Identity = ({ agent, send, done }: ActionProps & { send: (values: Record<string, string>) => Promise<unknown> }) => (
  <Step title="Identité">
    <ActionForm
      key={agent.version}
      fields={[
        { name: 'nom', label: 'Nom', initial: agent.lastName, maxLength: 60 },
        { name: 'prenom', label: 'Prénom', initial: agent.firstName, maxLength: 60 },
        { name: 'mail', label: 'Adresse mail', type: 'email', initial: agent.mail },
      ]}
      hidden={{ version: agent.version }}
      second
      button="Enregistrer l’identité"
      send={send}
      done={() => done('L’identité est enregistrée.')}
    />
  </Step>
);

function ProfileStep({ agent, done }: ActionProps) {
  const { data } = useAnswer<{ profiles: Profile[] }>('/agents/profils');
  if (!data) return null;
  return (
    <Step title="Profil de départ">
      <p>Le profil remplace tous les droits de l’agent. Vous les ajustez ensuite un par un.</p>
      <ActionForm
        key={agent.profile}
        fields={[
          {
            name: 'profil',
            label: 'Profil',
            type: 'select',
            initial: agent.profile,
            options: data.profiles.map(({ value, label, rights }) => ({ value, label: `${label} : ${rights.length} droits` })),
          },
        ]}
        second
        button="Donner les droits de ce profil"
        send={(values) => post(`/agents/${agent.code}/profil`, values)}
        done={() => done('Les droits du profil sont donnés.')}
      />
    </Step>
  );
}
