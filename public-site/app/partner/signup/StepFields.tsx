import { typo } from '#core/shared/french.ts';
import { Choices, Confirm } from '../../components/Choices.tsx';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import type { Refused } from '../../components/refused.ts';
import { AddressFields } from '../AddressFields.tsx';
import { PARTNER_KIND_TEXTS } from '../names.ts';
import { ActivityFields } from './ActivityFields.tsx';
import type { StepPage } from './services/step.server.ts';

export interface StepFieldsProps {
  shown: StepPage;
  values: Record<string, string>;
  refused: Refused | undefined;
}

/** What a step asks. */
export function StepFields(props: StepFieldsProps) {
  const Asked = FIELDS[props.shown.step];
  return <Asked {...props} />;
}

const KINDS = Object.entries(PARTNER_KIND_TEXTS).map(([value, body]) => ({ value, body }));

const IdentityFields = ({ values, refused }: StepFieldsProps) => (
  <>
    <Choices name="kind" legend="Votre structure est" options={KINDS} chosen={values.kind || undefined} refused={refused} />
    <Field name="nom" label="Nom" hint="Celui des statuts." defaultValue={values.nom} autoComplete="organization" refused={refused} />
    <Field
      name="siret"
      label="Numéro Siret"
      hint="14 chiffres. Il est sur l’avis de situation de l’Insee."
      defaultValue={values.siret}
      inputMode="numeric"
      autoComplete="off"
      refused={refused}
    />
  </>
);

const AddressStep = ({ values, refused, shown }: StepFieldsProps) => (
  <AddressFields values={values} refused={refused} communes={shown.communes} />
);

const ContactFields = ({ values, refused }: StepFieldsProps) => {
  const field = (name: string) => ({ name, defaultValue: values[name], refused });
  return (
    <>
      <Field {...field('personne')} label="Prénom et nom" autoComplete="name" />
      <Field
        {...field('qualite')}
        label="Fonction"
        hint={typo('Par exemple : présidente, gérant, directrice.')}
        autoComplete="organization-title"
      />
      <Field {...field('telephone')} label="Téléphone" type="tel" autoComplete="tel" short />
    </>
  );
};

const RibFields = ({ values, refused, shown }: StepFieldsProps) => (
  <>
    {shown.iban && (
      <Note kind="ok">
        <p>
          {typo('Compte enregistré :')} <b className="num">{shown.iban}</b>. Laissez vide pour le garder, ou écrivez un autre IBAN.
        </p>
      </Note>
    )}
    <Field
      name="iban"
      label="IBAN"
      hint="Il est sur votre RIB. Le compte est au nom de la structure."
      defaultValue={values.iban}
      autoComplete="off"
      spellCheck={false}
      refused={refused}
    />
  </>
);

const CharterFields = ({ refused, shown }: StepFieldsProps) => (
  <>
    <div className="card stack">
      {shown.charter.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
    {shown.charterOn ? (
      <>
        <input type="hidden" name="charte" value="oui" />
        <Note kind="ok">
          <p>Vous l’avez acceptée le {shown.charterOn}.</p>
        </Note>
      </>
    ) : (
      <Confirm name="charte" refused={refused}>
        J’accepte la charte de la laïcité
      </Confirm>
    )}
  </>
);

const FIELDS = {
  identite: IdentityFields,
  adresse: AddressStep,
  activites: ActivityFields,
  contact: ContactFields,
  rib: RibFields,
  charte: CharterFields,
};
