import { typo } from '#core/shared/french.ts';
import { FieldError } from '../components/Field.tsx';
import { Note } from '../components/Note.tsx';
import { errorsOf, type Refused } from '../components/refused.ts';

const DOMAIN_TEXTS: Record<string, string> = { sport: 'Sport', culture: 'Culture', art: 'Arts', '': 'Autres' };

interface ActivityTicksProps {
  menu: { offered: { domain: string; labels: string[] }[]; excluded: string[] };
  /** Labels ticked, one a line. */
  chosen: string;
  refused: Refused | undefined;
}

/** The Caf's own list of activities, and what it leaves out (R-PAR-08). */
export function ActivityTicks({ menu, chosen, refused }: ActivityTicksProps) {
  const errors = errorsOf(refused, 'activite');
  const ticked = new Set(chosen.split('\n'));
  const first = menu.offered[0]?.labels[0];
  return (
    <>
      <Note kind="warn">
        <p>{typo(`Ne sont pas possibles : ${menu.excluded.join(', ').toLocaleLowerCase('fr')}.`)}</p>
      </Note>
      <FieldError name="activite" errors={errors} />
      {menu.offered.map(({ domain, labels }) => (
        <fieldset className="ticks" key={domain} aria-describedby={errors.length > 0 ? 'activite-e' : undefined}>
          <legend>{DOMAIN_TEXTS[domain]}</legend>
          {labels.map((label) => (
            <label className="tick" key={label}>
              <input
                type="checkbox"
                name="activite"
                value={label}
                id={label === first ? 'activite' : undefined}
                defaultChecked={ticked.has(label)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
