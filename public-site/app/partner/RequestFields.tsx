import { typo } from '#core/shared/french.ts';
import { Field } from '../components/Field.tsx';
import { FileField } from '../components/FileField.tsx';
import { Note } from '../components/Note.tsx';
import type { Refused } from '../components/refused.ts';
import { ActivityTicks } from './ActivityTicks.tsx';
import { AddressFields } from './AddressFields.tsx';
import type { RequestPage } from './services/own-requests.server.ts';

interface RequestFieldsProps {
  shown: RequestPage;
  values: Record<string, string>;
  refused: Refused | undefined;
}

/** The new value of what is asked for, what it is now already written in. */
export function RequestFields({ shown, values, refused }: RequestFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], refused });
  switch (shown.topic) {
    case 'nom':
      return <Field {...field('nom')} label="Nouveau nom" maxLength={80} autoComplete="organization" />;
    case 'siret':
      return <Field {...field('siret')} label="Nouveau Siret" hint="14 chiffres." inputMode="numeric" autoComplete="off" short />;
    case 'mail':
      return <Field {...field('mail')} label="Nouvelle adresse mail" type="email" autoComplete="email" />;
    case 'adresse':
      return <AddressFields values={values} refused={refused} communes={shown.communes} />;
    case 'activites':
      return <ActivityTicks menu={shown.menu} chosen={values.activite ?? ''} refused={refused} />;
    case 'rib':
      return <RibFields shown={shown} values={values} refused={refused} />;
    case null:
      return null;
  }
}

const RibFields = ({ shown: { rib }, values, refused }: RequestFieldsProps) => (
  <>
    <Note kind="warn">
      <p>
        {typo('Compte actuel :')} <b className="num">{rib?.current ?? 'aucun ici'}</b>. Deux agents de la Caf vérifient le nouveau compte
        avant de l’utiliser.
      </p>
    </Note>
    <Field name="iban" label="Nouvel IBAN" defaultValue={values.iban} autoComplete="off" spellCheck={false} refused={refused} />
    <FileField name="document" label="Le RIB" refused={refused} />
  </>
);
