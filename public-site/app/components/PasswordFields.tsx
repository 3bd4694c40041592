import { typo } from '#core/shared/french.ts';
import { Field } from './Field.tsx';
import { Note } from './Note.tsx';
import type { Refused } from './refused.ts';

/** A new password, twice, with what makes a good one (R-FAM-02). */
export function PasswordFields({ refused, label = 'Mot de passe' }: { refused: Refused | undefined; label?: string }) {
  return (
    <>
      <Field
        name="motDePasse"
        label={label}
        hint={typo('8 caractères au moins, avec une minuscule, une majuscule, un chiffre et un caractère spécial (par exemple ! ou ?).')}
        type="password"
        autoComplete="new-password"
        refused={refused}
      />
      <Field name="confirmation" label="Le même, une deuxième fois" type="password" autoComplete="new-password" refused={refused} />
      <Note icon="lock">
        <p>
          <b>Un bon mot de passe ne sert qu’ici.</b> Ne reprenez pas celui de l’an dernier, ni celui de votre mail. Il est valable pour
          cette année scolaire.
        </p>
      </Note>
    </>
  );
}
