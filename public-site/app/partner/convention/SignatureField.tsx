import { useEffect, useState } from 'react';
import { Field, FieldError } from '../../components/Field.tsx';
import { errorsOf, type Refused } from '../../components/refused.ts';
import { SignaturePad } from './SignaturePad.tsx';

const MANNERS = [
  ['taper', 'Je tape mon nom'],
  ['dessiner', 'Je dessine ma signature'],
] as const;

/** A signature typed or drawn: both are worth the same, and without script it is typed. */
export function SignatureField({ refused }: { refused: Refused | undefined }) {
  const [able, setAble] = useState(false);
  const [manner, setManner] = useState<string>('taper');
  useEffect(() => setAble(true), []);
  return (
    <>
      {able && (
        <fieldset className="choices two">
          <legend>Votre signature</legend>
          {MANNERS.map(([value, words]) => (
            <label className="choice" key={value}>
              <input type="radio" name="maniere" value={value} checked={manner === value} onChange={() => setManner(value)} />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
      {manner === 'taper' ? (
        <Field name="signature" label="Signature" hint="Tapez de nouveau votre prénom et votre nom." autoComplete="off" refused={refused} />
      ) : (
        <div className="field" id="signature" tabIndex={-1}>
          <p className="label" id="dessin-l">
            Dessinez avec le doigt, un stylet ou la souris
          </p>
          <FieldError name="signature" errors={errorsOf(refused, 'signature')} />
          <SignaturePad labelledBy="dessin-l" />
        </div>
      )}
    </>
  );
}
