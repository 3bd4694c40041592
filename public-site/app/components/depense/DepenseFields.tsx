import { typo } from '#core/shared/french.ts';
import { Field } from '../Field.tsx';
import type { Refused } from '../refused.ts';
import { AttestationInput } from './AttestationInput.tsx';

interface GroupProps {
  values: Record<string, string>;
  refused: Refused | undefined;
}

/** Who was paid. */
export function OrganisationFields({ values, refused }: GroupProps) {
  const shared = (name: string) => ({ name, defaultValue: values[name], refused });
  return (
    <>
      <Field {...shared('organisme')} label="Nom du club" autoComplete="off" />
      <Field {...shared('adresse')} label="Adresse du club" autoComplete="off" />
      <Field {...shared('mailOrganisme')} label="Adresse mail du club" type="email" autoComplete="off" />
      <Field {...shared('responsable')} label="Nom du responsable" hint="La personne qui signe l’attestation." autoComplete="off" />
    </>
  );
}

/** When, how much it cost, how much is asked. */
export function RegistrationFields({ values, refused, child }: GroupProps & { child: { firstName: string; left: string } | undefined }) {
  const shared = (name: string) => ({ name, defaultValue: values[name], refused, short: true, autoComplete: 'off' });
  return (
    <>
      <Field {...shared('dateInscription')} label="Date d’inscription" hint="Par exemple&#8239;: 15/09/2026" inputMode="numeric" />
      <Field {...shared('cout')} label="Prix payé, en euros" inputMode="decimal" />
      <Field
        {...shared('montant')}
        label="Montant demandé, en euros"
        hint={child ? `Il reste ${child.left} pour ${child.firstName}.` : 'Pas plus que le prix payé.'}
        inputMode="decimal"
      />
    </>
  );
}

const CARRIED = ['enfant', 'organisme', 'adresse', 'mailOrganisme', 'responsable', 'dateInscription', 'cout'];

/** The blank attestation, with what was typed so far. */
function blankAddress(values: Record<string, string>): string {
  const known = CARRIED.flatMap((name) => (values[name] ? [[name, values[name]] as [string, string]] : []));
  return `/famille/depense/attestation?${new URLSearchParams(known).toString()}`;
}

interface AttestationProps extends GroupProps {
  mentions: readonly string[];
  /** The Caf has one already. */
  optional?: boolean;
}

/** What the attestation must bear, and its file. */
export function AttestationFields({ values, refused, mentions, optional = false }: AttestationProps) {
  return (
    <>
      <section className="card stack">
        <h2>L’attestation doit porter</h2>
        <ul>
          {mentions.map((mention) => (
            <li key={mention}>{mention}</li>
          ))}
        </ul>
        <p>
          {typo('Le club n’a pas de modèle ?')}{' '}
          <a href={blankAddress(values)} target="_blank" rel="noopener">
            Imprimer une attestation déjà remplie avec vos réponses (nouvel onglet)
          </a>
        </p>
      </section>
      {values.brouillon && <input type="hidden" name="brouillon" value={values.brouillon} />}
      {values.brouillon && <input type="hidden" name="fichier" value={values.fichier} />}
      <AttestationInput
        refused={refused}
        kept={values.brouillon ? (values.fichier ?? '') : null}
        lost={values.fichierPerdu === 'oui'}
        optional={optional}
      />
    </>
  );
}
