import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { type ActionProps, Fold } from './Fold.tsx';

/** Campaign mails that the family refused from its mail program, accepted again at its request (RFC 8058). */
export const OptOutAction = ({ family, done }: ActionProps) => (
  <Fold title="Reprendre les courriels de campagne">
    <p>La famille les a refusés depuis sa messagerie. Ses autres courriels partent toujours.</p>
    <ActionForm
      fields={[
        {
          name: 'motif',
          label: 'Motif',
          type: 'textarea',
          hint: 'Comment la famille l’a demandé : guichet, courrier, date.',
          maxLength: 500,
        },
      ]}
      button="Reprendre les courriels de campagne"
      send={(values) => post(`/refus-de-courriels/${family.matricule}/levee`, values)}
      done={() => done('Les courriels de campagne reprennent.')}
    />
  </Fold>
);
