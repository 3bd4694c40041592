import { useRef } from 'react';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Note } from '../parts.tsx';
import { FieldGroups } from './FieldGroups.tsx';
import { addressFields, agreementFields, identityFields } from './fields.ts';
import type { PartnerPartProps } from './PartnerPage.tsx';

/** Every field save number and rank (R-PAR-06). The version seen goes along: the second of two agents is told what the first changed. */
export function ChangeForm({ partner, done, again }: PartnerPartProps & { again: () => void }) {
  const changed = useRef(0);
  const { fields, activities, activityChoices: choices } = partner;
  const groups = [
    { title: 'Le partenaire', fields: identityFields({ fields, activities, choices }) },
    { title: 'Son adresse', fields: addressFields(fields) },
    { title: 'Convention', fields: agreementFields(fields) },
  ];
  const send = async (values: Record<string, string>): Promise<void> => {
    changed.current = (await post<{ changes: number }>(`/partenaires/${encodeURIComponent(partner.id)}`, values)).changes;
  };
  return (
    <section className="card partner-wide">
      <ActionForm
        key={partner.version}
        fields={[]}
        hidden={{ version: partner.version }}
        button="Enregistrer les modifications"
        send={send}
        done={() => done(changed.current === 0 ? 'Rien n’a changé.' : 'C’est enregistré, et à reporter dans Tiersi.')}
      >
        {(form) => (
          <>
            <FieldGroups groups={groups} form={form} scope="fiche" />
            <Note tone="">
              <p>
                Une nouvelle adresse mail prévient l’ancienne et la nouvelle, et ferme les sessions ouvertes. Le numéro Tiersi et le rang ne
                changent jamais.
              </p>
            </Note>
          </>
        )}
      </ActionForm>
      <p>
        <button type="button" className="btn quiet" onClick={again}>
          Relire la fiche
        </button>
      </p>
    </section>
  );
}
