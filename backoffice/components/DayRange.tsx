/** The filter of a date: from a day to a day, both included, written as the lists write them. */
import { type FilterPropertyProps, useTranslation } from 'adminjs';

export default function DayRange({ property, filter, onChange }: FilterPropertyProps) {
  const { translateProperty } = useTranslation();
  const change = onChange as (key: string, value: string) => void;
  const values = (filter ?? {}) as unknown as Record<string, string>;
  const label = translateProperty(property.label, property.resourceId);
  return (
    <fieldset className="tlj desk-range">
      <legend>{label}</legend>
      {(['from', 'to'] as const).map((end) => {
        const key = `${property.path}~~${end}`;
        return (
          <label key={key}>
            {translateProperty(end)}
            <input
              type="text"
              inputMode="numeric"
              placeholder="JJ/MM/AAAA"
              value={values[key] ?? ''}
              onChange={(event) => change(key, event.target.value)}
            />
          </label>
        );
      })}
    </fieldset>
  );
}
