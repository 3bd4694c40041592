import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Field } from '../../components/Field.tsx';
import { Note } from '../../components/Note.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { Refused } from '../../components/refused.ts';
import type { Reading } from '../services/convention.server.ts';
import { Fingerprint } from './SignatoryForm.tsx';

/** The code that signs, for good. */
export const CodeForm = ({ reading, refused }: { reading: Reading; refused: Refused | undefined }) => (
  <section className="stack">
    <h2>Entrer le code</h2>
    <p>
      Un code de 6 chiffres est parti à <b>{reading.asked?.mail}</b>. Il sert pendant 10 minutes.
    </p>
    <p>
      {typo('Signataire :')} <b>{reading.asked?.signatory}</b>
    </p>
    <PostForm>
      <input type="hidden" name="action" value="signer" />
      <input type="hidden" name="convention" value={reading.id} />
      <Field
        name="code"
        label="Code reçu par mail"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        short
        refused={refused}
      />
      <Note kind="final">
        <p>
          <b>La signature est définitive.</b> Elle engage votre structure.
        </p>
      </Note>
      <Fingerprint value={reading.fingerprint} />
      <div className="actions">
        <button className="btn">Signer la convention</button>
        <Link className="btn quiet" to="?changer">
          Corriger, ou recevoir un autre code
        </Link>
      </div>
    </PostForm>
  </section>
);
