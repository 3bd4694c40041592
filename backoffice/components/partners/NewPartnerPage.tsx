/** A partner entered by hand (R-PAR-04): validated at once with its Tiersi number, or left to be validated. */
import { useRef, useState } from 'react';
import { goTo, post, type Refused, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { useQuery } from '../kit/query.ts';
import { Go, Note, Page, RefusedNote } from '../parts.tsx';
import { FieldGroups } from './FieldGroups.tsx';
import { addressFields, agreementFields, identityFields, TIERSI_FIELDS } from './fields.ts';
import { useRights } from '../kit/rights.ts';

const HERE = '/caf/pages/nouveau-partenaire';
const DISTINCT: FieldProps = { name: 'distinct', label: 'C’est bien un autre partenaire', type: 'checkbox' };

export default function NewPartnerPage() {
  const may = useRights();
  const [{ suite = '' }] = useQuery();
  const { data, refused } = useAnswer<{ activities: string[] }>('/partenaires/choix');
  const validated = may('partners.validate') && !(suite === 'a-valider' && may('partners.edit'));
  return (
    <Page title="Créer un partenaire">
      {may('partners.validate') && may('partners.edit') && (
        <Tabs
          label="Suite donnée"
          items={[
            { href: HERE, label: 'Validé, avec son numéro Tiersi', current: validated },
            { href: `${HERE}?suite=a-valider`, label: 'À valider plus tard', current: !validated },
          ]}
        />
      )}
      <RefusedNote refused={refused} />
      {data && data.activities.length === 0 && (
        <Note tone="warn">
          <p>
            La liste des activités est vide. Ajoutez-en dans <Go to="/caf/pages/activites">Types d’activité</Go>.
          </p>
        </Note>
      )}
      {data && <EntryForm key={String(validated)} validated={validated} activities={data.activities} />}
    </Page>
  );
}

function EntryForm({ validated, activities }: { validated: boolean; activities: string[] }) {
  const [alike, setAlike] = useState(false);
  const made = useRef('');
  const send = async (values: Record<string, string>): Promise<void> => {
    try {
      made.current = (await post<{ id: string }>(validated ? '/partenaires' : '/partenaires/a-valider', values)).id;
    } catch (error) {
      if ((error as Refused).fields.some(({ field }) => field === 'distinct')) setAlike(true);
      throw error;
    }
  };
  const groups = [
    { title: 'Le partenaire', fields: identityFields({ fields: {}, activities: [], choices: activities }) },
    { title: 'Son adresse', fields: addressFields({}) },
    { title: validated ? 'Tiersi et convention' : 'Convention', fields: [...(validated ? TIERSI_FIELDS : []), ...agreementFields({})] },
    ...(alike ? [{ title: 'Ressemblance', fields: [DISTINCT] }] : []),
  ];
  return (
    <section className="card partner-wide">
      <ActionForm
        fields={[]}
        button={validated ? 'Créer le partenaire et lui écrire' : 'Créer le partenaire à valider'}
        send={send}
        done={() => goTo(`/caf/pages/partenaire?id=${encodeURIComponent(made.current)}`)}
      >
        {(form) => (
          <>
            <FieldGroups groups={groups} form={form} scope="partenaire" />
            <Note tone={validated ? 'final' : ''}>
              <p>
                {validated ? (
                  <>
                    <b>Le numéro et le rang ne changeront plus.</b> Les familles voient le partenaire aussitôt. Il reçoit un mail avec son
                    identifiant.
                  </>
                ) : (
                  'Les familles ne le voient pas encore. Il n’a ni compte ni mail avant sa validation.'
                )}
              </p>
            </Note>
          </>
        )}
      </ActionForm>
    </section>
  );
}
