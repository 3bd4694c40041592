import { useState } from 'react';
import type { CriteriaFacts } from '../../actions/campaign-criteria.ts';
import { Icon } from '../parts.tsx';

type Row = CriteriaFacts['bareme'][number];
const PARTS = [
  { part: 'qfFrom', label: 'QF de', mode: 'numeric' },
  { part: 'qfTo', label: 'à', mode: 'numeric' },
  { part: 'standard', label: 'Montant standard (€)', mode: 'decimal' },
  { part: 'ce', label: 'Cité éducative (€)', mode: 'decimal' },
] as const;

interface BaremeEditorProps {
  rows: readonly Row[];
  /** What the ceiling field holds: a new row ends there. */
  ceiling: string;
  errorOf: (name: string) => string | undefined;
  /** What was typed when the session ended. */
  kept: Record<string, string[]> | undefined;
}

/** The rows of the barème, each cell with its own refusal; a row is added at the end, up to the ceiling. */
export function BaremeEditor({ rows: first, ceiling, errorOf, kept }: BaremeEditorProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => keptRows(kept) ?? first);
  const change = (index: number, part: keyof Row, value: string): void =>
    setRows(rows.map((row, each) => (each === index ? { ...row, [part]: value } : row)));
  const add = (): void => {
    const last = rows.at(-1);
    setRows([...rows, { qfFrom: last ? String(Number(last.qfTo) + 1) : '0', qfTo: ceiling, standard: '', ce: '' }]);
  };
  return (
    <>
      <input type="hidden" name="tranches" value={rows.length} />
      <div className="scroll" role="region" aria-label="Barème" tabIndex={0}>
        <table className="desk-bareme">
          <caption className="hide">Barème : montants par tranche de quotient familial</caption>
          <thead>
            <tr>
              <th scope="col">Tranche</th>
              {PARTS.map(({ part, label }) => (
                <th key={part} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">
                <span className="hide">Retirer</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {PARTS.map(({ part, label, mode }) => (
                  <td key={part}>
                    <Cell
                      name={`bareme-${index}-${part}`}
                      label={`Tranche ${index + 1}, ${label}`}
                      mode={mode}
                      value={row[part]}
                      error={errorOf(`bareme-${index}-${part}`)}
                      change={(value) => change(index, part, value)}
                    />
                  </td>
                ))}
                <td>
                  <button type="button" className="btn quiet" onClick={() => setRows(rows.filter((_, each) => each !== index))}>
                    Retirer<span className="hide"> la tranche {index + 1}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <button type="button" className="btn second" onClick={add}>
          Ajouter une tranche
        </button>
      </p>
    </>
  );
}

interface CellProps {
  name: string;
  label: string;
  mode: 'numeric' | 'decimal';
  value: string;
  error: string | undefined;
  change: (value: string) => void;
}

const Cell = ({ name, label, mode, value, error, change }: CellProps) => (
  <div className="field">
    {error && (
      <span className="err" id={`${name}-erreur`} role="alert">
        <Icon of="warn" />
        {error}
      </span>
    )}
    <input
      name={name}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}-erreur` : undefined}
      inputMode={mode}
      autoComplete="off"
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  </div>
);

function keptRows(kept: Record<string, string[]> | undefined): Row[] | undefined {
  const count = Number(kept?.tranches?.[0] ?? Number.NaN);
  if (!kept || Number.isNaN(count)) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const of = (part: keyof Row): string => kept[`bareme-${index}-${part}`]?.[0] ?? '';
    return { qfFrom: of('qfFrom'), qfTo: of('qfTo'), standard: of('standard'), ce: of('ce') };
  });
}
