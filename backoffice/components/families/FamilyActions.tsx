/** What an agent may do for a family, each behind its own fold: what the agent has no right to is not there. */
import { useCurrentAdmin } from 'adminjs';
import type { DeskAdmin } from '../../access/agent-view.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Note } from '../parts.tsx';
import { type ActionProps, Fold, pathOf } from './Fold.tsx';
import { OptOutAction } from './OptOutAction.tsx';
import { OppositionActions, SuspensionActions } from './StopActions.tsx';
import { ViewAs } from './ViewAs.tsx';

export function FamilyActions({ family, done }: ActionProps) {
  const rights = (useCurrentAdmin()[0] as unknown as DeskAdmin | null)?.rights ?? [];
  const { changeable } = family;
  const stopped = family.suspension !== null || family.opposition !== null;
  return (
    <aside className="stack family-actions" aria-label="Agir">
      <ViewAs family={family} />
      {changeable && rights.includes('families.mail') && <ChangeMail family={family} done={done} />}
      {changeable && rights.includes('families.mail') && family.mail && !stopped && <SendLink family={family} done={done} />}
      {changeable && rights.includes('families.suspend') && <SuspensionActions family={family} done={done} />}
      {changeable && rights.includes('families.suspend') && <OppositionActions family={family} done={done} />}
      {family.optOut && rights.includes('mails') && <OptOutAction family={family} done={done} />}
    </aside>
  );
}

const ChangeMail = ({ family, done }: ActionProps) => (
  <Fold title="Changer l’adresse mail">
    <p>
      {family.opposition
        ? 'La famille s’est opposée : aucun courriel ne part.'
        : 'L’ancienne et la nouvelle adresse reçoivent un courriel. Les connexions se ferment.'}
      {family.activated &&
        !family.opposition &&
        ' Le mot de passe ne sert plus : la famille en choisit un par le lien reçu à la nouvelle adresse.'}
    </p>
    <p className="soft small">Un chargement ne remplace cette adresse que si celle du fichier change.</p>
    <ActionForm
      key={family.version}
      fields={[{ name: 'mail', label: 'Nouvelle adresse mail', type: 'email', inputMode: 'email' }]}
      hidden={{ version: family.version, mailVu: family.mail ?? '' }}
      button="Changer l’adresse mail"
      send={(values) => post(`${pathOf(family)}/mail`, values)}
      done={() => done('L’adresse mail est changée.')}
    />
  </Fold>
);

const SendLink = ({ family, done }: ActionProps) => (
  <Fold title={family.activated ? 'Débloquer ou refaire le mot de passe' : 'Envoyer le lien d’activation'}>
    <p>
      {family.activated
        ? `Un lien bon 1 heure part à ${family.mail}. La famille choisit un mot de passe ; un blocage est levé.`
        : `Un lien bon 24 heures part à ${family.mail}. La famille choisit son premier mot de passe.`}
    </p>
    <Note tone="">Les liens envoyés avant ne servent plus.</Note>
    <ActionForm
      fields={[]}
      second
      button={`Envoyer le lien à ${family.mail}`}
      send={() => post(`${pathOf(family)}/lien`, {})}
      done={() => done(`Le lien part à ${family.mail}.`)}
    />
  </Fold>
);
