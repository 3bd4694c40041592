import { Field, type FieldProps } from '../kit/Field.tsx';
import type { FormParts } from '../kit/ActionForm.tsx';

export interface FieldGroup {
  title: string;
  fields: FieldProps[];
}

/** A long form in titled groups, side by side where there is room. */
export const FieldGroups = ({ groups, form, scope }: { groups: readonly FieldGroup[]; form: FormParts; scope: string }) => (
  <div className="partner-groups">
    {groups.map(({ title, fields }) => (
      <fieldset key={title} className="stack">
        <legend>{title}</legend>
        {fields.map((field) => (
          <Field key={field.name} {...field} scope={scope} error={form.errorOf(field.name)} kept={form.kept?.[field.name]} />
        ))}
      </fieldset>
    ))}
  </div>
);
