import { FormRefusal, type Refusal, refuse } from '../../shared/refusals.ts';

/** The form of the signature, as typed. */
export interface TypedSignatory {
  name: string;
  quality: string;
  /** The name typed again as a signature; blank when it is drawn. */
  typed: string;
  /** data:image/png;base64,…; blank when it is typed. */
  drawn: string;
  /** "oui": has the power to sign. */
  power: string;
}

const LONGEST = 80;
/** Characters: about 30 kB of picture, under the portal's limit of a form. */
const LONGEST_DRAWING = 40_000;
const PNG = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;

export interface ReadSignatory {
  name: string;
  quality: string;
  drawing: Buffer | null;
  typed: string;
}

/** @throws FormRefusal CHAMP_MANQUANT, VALEUR_TROP_LONGUE, SIGNATURE_MANQUANTE, SIGNATURE_ILLISIBLE, CONFIRMATION_MANQUANTE (422). */
export function readSignatory(form: TypedSignatory): ReadSignatory {
  const [name, quality, typed, drawn] = [form.name, form.quality, form.typed, form.drawn].map((each) => each.trim()) as [
    string,
    string,
    string,
    string,
  ];
  const picture = PNG.exec(drawn)?.[1];
  const refusals = [
    textRefusal(name, 'Nom du signataire', 'signataire'),
    textRefusal(quality, 'Qualité', 'qualite'),
    ...markRefusals(typed, drawn, picture),
    ...(form.power === 'oui' ? [] : [refuse('CONFIRMATION_MANQUANTE', {}, { field: 'pouvoir' })]),
  ].filter((each): each is Refusal => each !== undefined);
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { name, quality, typed, drawing: picture === undefined ? null : Buffer.from(picture, 'base64') };
}

function markRefusals(typed: string, drawn: string, picture: string | undefined): (Refusal | undefined)[] {
  if (drawn === '')
    return [typed === '' ? refuse('SIGNATURE_MANQUANTE', {}, { field: 'signature' }) : textRefusal(typed, 'Signature', 'signature')];
  const unreadable = picture === undefined || drawn.length > LONGEST_DRAWING;
  return unreadable ? [refuse('SIGNATURE_ILLISIBLE', {}, { field: 'signature' })] : [];
}

function textRefusal(text: string, label: string, field: string): Refusal | undefined {
  if (text === '') return refuse('CHAMP_MANQUANT', { label }, { field });
  return text.length > LONGEST ? refuse('VALEUR_TROP_LONGUE', { label, max: LONGEST }, { field }) : undefined;
}
