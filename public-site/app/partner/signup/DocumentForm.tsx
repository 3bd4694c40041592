import { typo } from '#core/shared/french.ts';
import { Choices } from '../../components/Choices.tsx';
import { Field } from '../../components/Field.tsx';
import { FileField } from '../../components/FileField.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { Refused } from '../../components/refused.ts';
import type { Wanted } from './services/documents.server.ts';

interface DocumentFormProps {
  wanted: Wanted;
  refused: Refused | undefined;
  action: string;
}

/** One document to send; where two kinds are as good, the one that is sent is said. */
export const DocumentForm = ({ wanted, refused, action }: DocumentFormProps) => (
  <section className="stack" aria-labelledby="envoi">
    <h2 id="envoi">
      {typo('Envoyer :')} {wanted.label}
    </h2>
    <PostForm key={`${wanted.id} ${wanted.given.length}`} encType="multipart/form-data" action={action}>
      {wanted.kinds.length === 1 ? (
        <input type="hidden" name="nature" value={wanted.id} />
      ) : (
        <Choices
          name="nature"
          legend="Vous envoyez"
          options={wanted.kinds.map(({ kind, label }) => ({ value: kind, body: label }))}
          chosen={refused?.values.nature || wanted.id}
          refused={refused}
        />
      )}
      {wanted.kinds.some(({ kind }) => kind === 'kbis') && (
        <Field
          name="jour"
          label="Date du Kbis"
          hint={typo('Pour un Kbis seulement. Par exemple : 02/11/2026')}
          inputMode="numeric"
          autoComplete="off"
          short
          refused={refused}
        />
      )}
      <FileField name="document" label="Le document" refused={refused} />
      <div className="actions">
        <button className="btn">Envoyer le fichier</button>
      </div>
    </PostForm>
  </section>
);
