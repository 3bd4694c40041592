import { Field } from '../../components/Field.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { Refused } from '../../components/refused.ts';

/** The address a link to the file goes to. */
export const MailForm = ({ refused, hint, button }: { refused: Refused | undefined; hint: string; button: string }) => (
  <PostForm>
    <Field name="mail" label="Adresse mail de votre structure" hint={hint} type="email" autoComplete="email" refused={refused} />
    <div className="actions">
      <button className="btn">{button}</button>
    </div>
  </PostForm>
);
