/** A complement, with reasons to tick and words of one's own; a refusal. Both are mailed. */
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { Note } from '../parts.tsx';

interface FormProps {
  facts: DossierFacts;
  decided: (sentence: string) => void;
}

const NOTHING_WRONG = { value: '', label: 'Rien à signaler' };

/** One list a document, the points of the file, then free words. */
const fieldsOf = ({ faulty, faults, points }: DossierFacts): FieldProps[] => [
  ...faulty.map(({ kind, label }) => ({
    name: `defaut-${kind}`,
    label,
    type: 'select' as const,
    options: [NOTHING_WRONG, ...faults],
  })),
  { name: 'points', label: 'Ce qui a été saisi', type: 'checkboxes', options: points },
  {
    name: 'motif',
    label: 'Autre chose (facultatif si vous avez coché)',
    hint: 'Le partenaire reçoit tout par mail, avec le lien vers son dossier.',
    type: 'textarea',
    maxLength: 500,
  },
];

export const Complement = ({ facts, decided }: FormProps) => (
  <ActionForm
    key="complement"
    fields={fieldsOf(facts)}
    hidden={{ version: facts.version }}
    button="Demander ce complément"
    send={(values) => post(`/dossiers/${facts.id}/complement`, values)}
    done={() => decided(`Complément demandé à ${facts.name}. Un mail lui part.`)}
  />
);

export const Refusal = ({ facts, decided }: FormProps) => (
  <ActionForm
    key="refus"
    fields={[{ name: 'motif', label: 'Motif du refus', hint: 'Le partenaire reçoit ce texte par mail.', type: 'textarea', maxLength: 500 }]}
    hidden={{ version: facts.version }}
    button={`Refuser ${facts.name}`}
    danger
    send={(values) => post(`/dossiers/${facts.id}/refus`, values)}
    done={() => decided(`Le dossier de ${facts.name} est refusé. Un mail lui part.`)}
  >
    <Note tone="final">
      <p>
        <b>Définitif.</b> Le partenaire pourra envoyer un autre dossier.
      </p>
    </Note>
  </ActionForm>
);
