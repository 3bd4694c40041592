import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { Go, Note } from '../parts.tsx';
import { TIERSI_FIELDS } from '../partners/fields.ts';

/** The Tiersi number and rank; the convention the partner signed is signed by the Caf in the same press. */
export function Validation({ facts, decided }: { facts: DossierFacts; decided: (sentence: string) => void }) {
  const { convention, name } = facts;
  const toSign = convention?.state === 'signed' && convention.agrees && !convention.altered ? convention : null;
  const signing: FieldProps[] = toSign
    ? [
        {
          name: 'convention',
          label: 'Convention',
          type: 'checkboxes',
          ticked: [toSign.id],
          options: [{ value: toSign.id, label: 'Signer la convention pour la Caf', hint: 'Date état : aujourd’hui.' }],
        },
      ]
    : [];
  return (
    <ActionForm
      fields={[...TIERSI_FIELDS, ...signing]}
      hidden={{ version: facts.version }}
      button={`Valider ${name}`}
      send={(values) => post(`/dossiers/${facts.id}/validation`, values)}
      done={() => decided(`${name} est validé${toSign ? ' et sa convention est signée' : ''}. Un mail lui part.`)}
    >
      {!toSign && (
        <Note tone="warn">
          <p>
            Aucune convention n’attend la signature de la Caf. Validé maintenant, le partenaire la lira dans son espace. Vous la signerez
            ensuite : elle sera dans <Go to="/caf/pages/conventions-a-suivre">Conventions à suivre</Go>.
          </p>
        </Note>
      )}
      <Note tone="final">
        <p>
          <b>Le numéro et le rang ne changeront plus.</b> Les familles voient le partenaire aussitôt, et son compte s’ouvre.
        </p>
      </Note>
    </ActionForm>
  );
}
