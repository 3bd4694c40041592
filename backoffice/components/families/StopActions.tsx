import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { Note } from '../parts.tsx';
import { type ActionProps, Fold, pathOf } from './Fold.tsx';

const reason = (hint: string): FieldProps => ({ name: 'motif', label: 'Motif', type: 'textarea', hint, maxLength: 500 });

/** Suspension and its lifting (R-FAM-07), each with its reason. */
export const SuspensionActions = ({ family, done }: ActionProps) =>
  family.suspension ? (
    <Fold title="Lever la suspension">
      <p>
        La famille entre de nouveau dans son espace.
        {family.opposition ? ' Son opposition reste en place.' : ' Ses QR codes marchent de nouveau.'}
      </p>
      <ActionForm
        fields={[reason('Pourquoi la suspension se termine.')]}
        button="Lever la suspension"
        send={(values) => post(`${pathOf(family)}/suspension/levee`, values)}
        done={() => done('La suspension est levée.')}
      />
    </Fold>
  ) : (
    <Fold title="Suspendre la famille">
      <Note tone="warn">
        <p>La famille est déconnectée et ne peut plus entrer. {liveCodes(family.live, 'est refusé', 'sont refusés')} chez les clubs.</p>
      </Note>
      <ActionForm
        fields={[reason('Les agents le lisent ; la famille et les clubs ne le voient pas.')]}
        danger
        button="Suspendre la famille"
        send={(values) => post(`${pathOf(family)}/suspension`, values)}
        done={() => done('La famille est suspendue.')}
      />
    </Fold>
  );

/** Opposition recorded or lifted for the family (R-FAM-05). */
export const OppositionActions = ({ family, done }: ActionProps) =>
  family.opposition ? (
    <Fold title="Lever l’opposition">
      <p>
        La famille peut revenir : son accord lui est demandé à sa connexion.
        {family.suspension && ' Sa suspension reste en place.'}
      </p>
      <ActionForm
        fields={[reason('Comment la famille l’a demandé : guichet, courrier, date.')]}
        button="Lever l’opposition"
        send={(values) => post(`${pathOf(family)}/opposition/levee`, values)}
        done={() => done('L’opposition est levée.')}
      />
    </Fold>
  ) : (
    <Fold title="Noter une opposition">
      <Note tone="final">
        <p>
          <b>Définitif pour les QR codes.</b> {liveCodes(family.live, 'est supprimé', 'sont supprimés')}. La famille n’entre plus et ne
          reçoit plus de courriel. L’opposition dure d’une campagne à l’autre.
        </p>
      </Note>
      <ActionForm
        fields={[
          reason('Comment la famille l’a demandé : guichet, courrier, date.'),
          { name: 'confirme', label: 'La famille a demandé à ne plus utiliser le service.', type: 'checkbox' },
        ]}
        danger
        button={family.live > 0 ? `Noter l’opposition et supprimer ${codes(family.live)}` : 'Noter l’opposition'}
        send={(values) => post(`${pathOf(family)}/opposition`, values)}
        done={() => done('L’opposition est notée.')}
      />
    </Fold>
  );

const codes = (count: number): string => (count === 1 ? '1 QR code' : `${count} QR codes`);

const liveCodes = (count: number, one: string, many: string): string =>
  count === 0
    ? 'Aucun QR code en attente n’est touché'
    : count === 1
      ? `Son QR code en attente ${one}`
      : `Ses ${count} QR codes en attente ${many}`;
