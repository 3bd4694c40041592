/** The filter of a state: the browser's own list. */
import { type FilterPropertyProps, useTranslation } from 'adminjs';

export default function Choice({ property, filter, onChange }: FilterPropertyProps) {
  const { translateProperty } = useTranslation();
  const change = onChange as (key: string, value: string) => void;
  const values = (filter ?? {}) as unknown as Record<string, string>;
  return (
    <div className="tlj desk-range">
      <label>
        {translateProperty(property.label, property.resourceId)}
        <select value={values[property.path] ?? ''} onChange={(event) => change(property.path, event.target.value)}>
          <option value="">Tous</option>
          {(property.availableValues ?? []).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
