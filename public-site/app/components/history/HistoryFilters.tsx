import { Form, Link } from '@remix-run/react';
import { Field } from '../Field.tsx';
import type { Refused } from '../refused.ts';
import { SelectField } from '../SelectField.tsx';

interface FiltersProps {
  typed: Record<string, string>;
  /** One of these filters is set: the form stays open. */
  filtered: boolean;
  options: readonly { value: string; label: string }[];
  refused: Refused | undefined;
}

const KINDS = [
  { value: 'qr', label: 'QR codes' },
  { value: 'depense', label: 'Remboursements' },
];

/** Child, kind and period: a plain form that asks and changes nothing; the state, chosen above, comes along. */
export function HistoryFilters({ typed, filtered, options, refused }: FiltersProps) {
  return (
    <details className="no-print" open={filtered || refused !== undefined}>
      <summary>Filtrer par enfant, type ou date</summary>
      <Form method="get" action="/famille/historique" className="stack" noValidate>
        {typed.etat && <input type="hidden" name="etat" value={typed.etat} />}
        <div className="cols two">
          <SelectField name="enfant" label="Enfant" ask="Tous les enfants" options={options} chosen={typed.enfant} refused={undefined} />
          <SelectField name="type" label="Type" ask="Tout" options={KINDS} chosen={typed.type} refused={undefined} />
          <Field
            name="du"
            label="Du"
            hint="Par exemple&#8239;: 01/09/2026"
            defaultValue={typed.du}
            inputMode="numeric"
            short
            refused={refused}
          />
          <Field name="au" label="Au" hint="Ce jour compris." defaultValue={typed.au} inputMode="numeric" short refused={refused} />
        </div>
        <div className="actions">
          <button className="btn second">Filtrer</button>
          {filtered && (
            <Link className="btn quiet" to="/famille/historique">
              Enlever les filtres
            </Link>
          )}
        </div>
      </Form>
    </details>
  );
}
