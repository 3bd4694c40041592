import { Field } from '../components/Field.tsx';
import type { Refused } from '../components/refused.ts';

interface AddressFieldsProps {
  values: Record<string, string>;
  refused: Refused | undefined;
  communes: readonly { name: string; postalCodes: string }[];
}

/** An address of the tiers file, with its sizes (R-PAR-05); the commune of the official list, proposed as it is typed. */
export function AddressFields({ values, refused, communes }: AddressFieldsProps) {
  const field = (name: string, maxLength: number) => ({ name, maxLength, defaultValue: values[name], refused });
  return (
    <>
      <Field {...field('numero', 10)} label="Numéro de voie" hint="Facultatif." short autoComplete="off" />
      <Field {...field('typeVoie', 10)} label="Type de voie" hint="Facultatif. Par exemple&#8239;: rue, avenue." short autoComplete="off" />
      <Field {...field('adresse', 40)} label="Adresse" hint="Nom de la voie. 40 caractères au maximum." autoComplete="off" />
      <Field {...field('adresse2', 40)} label="Complément" hint="Facultatif. Bâtiment, gymnase, étage." autoComplete="off" />
      <Field {...field('codePostal', 5)} label="Code postal" inputMode="numeric" short autoComplete="postal-code" />
      <Field {...field('commune', 40)} label="Commune" hint="Choisissez-la dans la liste." list="communes" autoComplete="off" />
      <datalist id="communes">
        {communes.map(({ name, postalCodes }) => (
          <option key={name} value={name}>
            {postalCodes}
          </option>
        ))}
      </datalist>
    </>
  );
}
