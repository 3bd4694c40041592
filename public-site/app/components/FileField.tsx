import { useEffect, useRef, useState } from 'react';
import { describedBy, FieldError } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { errorsOf, type Refused } from './refused.ts';
import { isPicture, rotated, upright } from './picture.ts';

interface FileFieldProps {
  name: string;
  label: string;
  refused: Refused | undefined;
  /** What is said of a file kept from an earlier post. */
  kept?: string | null;
  /** What is said of a file that was lost on the way: the field then has the focus, so that it is not missed. */
  lost?: string | null;
  optional?: boolean;
}

/** A file, or a photo on a phone. With script the photo is made upright and smaller here, and can be turned. */
export function FileField({ name, label, refused, kept, lost, optional = false }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const preview = useRef<HTMLCanvasElement>(null);
  const [able, setAble] = useState(false);
  const [chosen, setChosen] = useState(false);
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null);
  useEffect(() => setAble(true), []);
  useEffect(() => show(picture, preview.current), [picture]);
  const refusals = errorsOf(refused, name);
  const errors = refusals.length === 0 && lost ? [{ field: name, message: lost, todo: null }] : refusals;
  const take = async (canvas: HTMLCanvasElement | null): Promise<void> => {
    if (canvas && input.current) await put(canvas, input.current);
    setPicture(canvas);
  };
  const choose = (camera: boolean): void => {
    if (!input.current) return;
    if (camera) input.current.setAttribute('capture', 'environment');
    else input.current.removeAttribute('capture');
    input.current.click();
  };
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-h`}>
        PDF ou photo (JPEG, PNG, HEIC), 10 Mo au plus.
      </p>
      {kept && <p className="kept">{kept}</p>}
      <FieldError name={name} errors={errors} />
      <div className="file">
        <label className="btn second" htmlFor={name}>
          <Icon name="doc" />
          Choisir un fichier
        </label>
        {able && (
          <button type="button" className="btn second" onClick={() => choose(true)}>
            <Icon name="cam" />
            Prendre une photo
          </button>
        )}
        {able && picture && (
          <button type="button" className="btn second" onClick={() => void take(rotated(picture))}>
            Tourner la photo
          </button>
        )}
        {/* Empty, it does not show the browser's own words, which speak the browser's language; required, the style sheet sees it alone. */}
        <input
          ref={input}
          id={name}
          name={name}
          type="file"
          required={!kept && !optional}
          className={able && !chosen ? 'empty' : undefined}
          autoFocus={!refused && Boolean(lost)}
          accept="application/pdf,image/jpeg,image/png,image/heic,image/heif"
          {...describedBy(name, true, errors)}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            setChosen(file !== undefined);
            void (file && isPicture(file) ? upright(file) : Promise.resolve(null)).then(take);
          }}
        />
      </div>
      <canvas ref={preview} className="photo" hidden={picture === null} role="img" aria-label="La photo choisie" />
    </div>
  );
}

function show(picture: HTMLCanvasElement | null, preview: HTMLCanvasElement | null): void {
  if (!picture || !preview) return;
  preview.width = picture.width;
  preview.height = picture.height;
  preview.getContext('2d')?.drawImage(picture, 0, 0);
}

/** The picture takes the place of the file that was chosen. */
async function put(canvas: HTMLCanvasElement, input: HTMLInputElement): Promise<void> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (!blob) return;
  const name = (input.files?.[0]?.name ?? 'photo').replace(/\.\w+$/, '');
  const files = new DataTransfer();
  files.items.add(new File([blob], `${name}.jpg`, { type: 'image/jpeg' }));
  input.files = files.files;
}
