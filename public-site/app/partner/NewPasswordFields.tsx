import { typo } from '#core/shared/french.ts';
import { Field } from '../components/Field.tsx';
import type { Refused } from '../components/refused.ts';

/** A new password, typed twice. */
export const NewPasswordFields = ({ refused }: { refused: Refused | undefined }) => (
  <>
    <Field
      name="motDePasse"
      label="Nouveau mot de passe"
      hint={typo('8 caractères au moins : une minuscule, une majuscule, un chiffre et un signe, par exemple - ou +.')}
      type="password"
      autoComplete="new-password"
      refused={refused}
    />
    <Field name="confirmation" label="Le même, encore une fois" type="password" autoComplete="new-password" refused={refused} />
  </>
);
