import { Field } from './Field.tsx';
import type { Refused } from './refused.ts';

/** What a family says of its file at the Caf: the two must be as loaded (R-FAM-01, R-FAM-04). */
export const CafFields = ({ refused }: { refused: Refused | undefined }) => (
  <>
    <Field
      name="matricule"
      label="Numéro d’allocataire"
      hint="7 chiffres. Il est en haut de vos courriers de la Caf."
      inputMode="numeric"
      autoComplete="off"
      short
      refused={refused}
    />
    <Field name="mail" label="Adresse mail" hint="Celle de votre compte sur caf.fr." type="email" autoComplete="email" refused={refused} />
  </>
);
