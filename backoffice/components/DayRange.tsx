/** The filter of a date: from a day to a day, both included, written as the lists write them; what is no day is said beside it. */
import { type FilterPropertyProps, useTranslation } from 'adminjs';
import { useState } from 'react';
import { Icon } from './parts.tsx';

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
        return <Day key={key} id={key} label={translateProperty(end)} value={values[key] ?? ''} change={(value) => change(key, value)} />;
      })}
    </fieldset>
  );
}

function Day({ id, label, value, change }: { id: string; label: string; value: string; change: (value: string) => void }) {
  // Nothing is wrong while it is being typed.
  const [left, setLeft] = useState(true);
  const wrong = left && value !== '' && !isDay(value);
  return (
    <label>
      {label}
      {wrong && (
        <span className="err" id={`${id}-erreur`} role="alert">
          <Icon of="warn" />
          Écrivez une date comme 14/03/2027.
        </span>
      )}
      <input
        type="text"
        inputMode="numeric"
        placeholder="JJ/MM/AAAA"
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-erreur` : undefined}
        onFocus={() => setLeft(false)}
        onBlur={() => setLeft(true)}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}

/** As the server reads a day: the 31st of February is none. */
function isDay(text: string): boolean {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  const read = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return read.getUTCDate() === Number(day) && read.getUTCMonth() === Number(month) - 1;
}
