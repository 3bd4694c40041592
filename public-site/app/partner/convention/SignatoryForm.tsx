import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../../components/Choices.tsx';
import { Field } from '../../components/Field.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { Refused } from '../../components/refused.ts';
import type { Reading } from '../services/convention.server.ts';
import { SignatureField } from './SignatureField.tsx';

/** Who signs, in what quality, with what mark; the code that signs is then mailed. */
export const SignatoryForm = ({ reading, refused }: { reading: Reading; refused: Refused | undefined }) => (
  <section className="stack">
    <h2>Signer</h2>
    <p>
      Vous avez lu la convention jusqu’au bout. <Link to="?page=1">La relire</Link>
    </p>
    <PostForm>
      <input type="hidden" name="action" value="code" />
      <input type="hidden" name="convention" value={reading.id} />
      <Field name="signataire" label="Prénom et nom du signataire" autoComplete="name" refused={refused} />
      <Field
        name="qualite"
        label="Qualité"
        hint="Par exemple&#8239;: présidente, gérant, maire."
        autoComplete="organization-title"
        refused={refused}
      />
      <SignatureField refused={refused} />
      <Confirm name="pouvoir" refused={refused}>
        J’ai le pouvoir de signer pour ma structure
      </Confirm>
      <Fingerprint value={reading.fingerprint} />
      <div className="actions">
        <button className="btn">Recevoir le code par mail</button>
      </div>
    </PostForm>
  </section>
);

/** What binds the signature to this very text. */
export const Fingerprint = ({ value }: { value: string }) => (
  <p className="small soft">
    {typo('Empreinte du texte (SHA-256) :')} <span className="code">{value}</span>
  </p>
);
