import { Field } from '../components/Field.tsx';
import { PostForm } from '../components/PostForm.tsx';
import type { Refused } from '../components/refused.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';

/** The password of the person, not of the club. */
export const ChangePassword = ({ refused }: { refused: Refused | undefined }) => (
  <PostForm>
    <input type="hidden" name="action" value="motDePasse" />
    <Field name="ancien" label="Mot de passe actuel" type="password" autoComplete="current-password" refused={refused} />
    <NewPasswordFields refused={refused} />
    <div className="actions">
      <button className="btn">Changer le mot de passe</button>
    </div>
  </PostForm>
);
