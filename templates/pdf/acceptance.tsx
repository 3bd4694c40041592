/** « Procès-verbal de recette » (R-REC-03, CCTP chapter 11): every requirement and what a run of the tests says of it, ready to sign. */
import { formatInstant } from '#core/shared/days.ts';
import { formatCount, plural, typo } from '#core/shared/french.ts';
import { renderMinutes, Signing } from './minutes.tsx';
import { Facts, PrintedTable } from './table-page.tsx';

export interface AcceptanceLine {
  id: string;
  title: string;
  outcome: 'proved' | 'failed' | 'unfinished' | 'untested' | 'person';
  /** "prouvée par 12 tests". */
  said: string;
  /** What somebody must look at before signing. */
  toSee: string | undefined;
}

export interface AcceptanceMinutes {
  groups: readonly { name: string; requirements: readonly AcceptanceLine[] }[];
  totals: { passed: number; failed: number; skipped: number };
  counts: Record<AcceptanceLine['outcome'], number>;
  failedTests: readonly string[];
  unknownIds: readonly { id: string; test: string }[];
  /** Why no acceptance without reserve is offered; none when it is. */
  obstacles: readonly string[];
  /** "0.1.0, révision abcdef123456". */
  version: string;
  /** "Node 20.20.2", "MongoDB 8.2.1"… */
  environment: readonly string[];
  ranAt: Date;
  madeAt: Date;
}

const TITLE = 'Procès-verbal de recette';
const SIGNS: Record<AcceptanceLine['outcome'], string> = { proved: '✓', failed: '✗', unfinished: '…', untested: '–', person: '☐' };
const CLEAN = 'Recette prononcée sans réserve.';
const OTHERS = ['Recette prononcée avec les réserves écrites ci-dessous.', 'Recette refusée, pour les motifs écrits ci-dessous.'];

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderAcceptance = (minutes: AcceptanceMinutes): string =>
  renderMinutes({ title: TITLE, madeAt: minutes.madeAt, body: <Body {...minutes} /> });

const toLookAt = ({ groups }: AcceptanceMinutes): AcceptanceLine[] =>
  groups.flatMap(({ requirements }) => requirements).filter((each) => each.toSee);

function Body(minutes: AcceptanceMinutes) {
  const { groups, obstacles } = minutes;
  const toSee = toLookAt(minutes);
  return (
    <>
      <Summary {...minutes} />
      <Conclusion {...minutes} />
      <section className="requirements">
        <h2>Les exigences, une par une</h2>
        {groups.map(({ name, requirements }) => (
          <section key={name}>
            <h3>{name}</h3>
            <Requirements lines={requirements} />
          </section>
        ))}
      </section>
      <Names title="Tests en échec" names={minutes.failedTests} />
      <Names
        title="Références inconnues"
        intro="Ces tests nomment une exigence qui n’est pas dans la liste : leur résultat ne compte pour aucune."
        names={minutes.unknownIds.map(({ id, test }) => `${id}, dans « ${test} »`)}
      />
      {toSee.length > 0 && <ToSee lines={toSee} />}
      <Signing
        decisions={obstacles.length === 0 ? [CLEAN, ...OTHERS] : OTHERS}
        {...(obstacles.length > 0 && { note: 'La recette sans réserve n’est pas proposée, pour les raisons dites en première page.' })}
      />
    </>
  );
}

function Summary(minutes: AcceptanceMinutes) {
  const {
    version,
    ranAt,
    environment,
    totals: { passed, failed, skipped },
    counts,
  } = minutes;
  return (
    <Facts
      facts={[
        ['Application', 'Tickets loisirs jeunes, Caf de l’Essonne'],
        ['Version', version],
        ['Tests lancés le', formatInstant(ranAt)],
        ['Environnement', environment.join(', ')],
        [
          'Tests',
          [
            plural(passed, 'réussi'),
            plural(failed, 'en échec', 'en échec'),
            ...(skipped > 0 ? [plural(skipped, 'non lancé', 'non lancés')] : []),
          ].join(', '),
        ],
        [
          'Exigences',
          [
            `${formatCount(Object.values(counts).reduce((sum, each) => sum + each, 0))} en tout`,
            plural(counts.proved, 'prouvée'),
            plural(counts.failed, 'en échec', 'en échec'),
            ...(counts.unfinished > 0 ? [plural(counts.unfinished, 'incomplète')] : []),
            plural(counts.untested, 'sans test', 'sans test'),
            `${formatCount(toLookAt(minutes).length)} à vérifier par une personne`,
          ].join(', '),
        ],
      ]}
    />
  );
}

const Conclusion = ({ obstacles }: AcceptanceMinutes) => (
  <section className="verdict">
    {obstacles.length === 0 ? (
      <p>Tous les tests lancés ont réussi, et l’exécution est complète.</p>
    ) : (
      <>
        <p>En l’état, ce procès-verbal ne permet pas une recette sans réserve.</p>
        <ul>
          {obstacles.map((each) => (
            <li key={each}>{typo(each)}</li>
          ))}
        </ul>
      </>
    )}
  </section>
);

const Requirements = ({ lines }: { lines: readonly AcceptanceLine[] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">N°</th>
        <th scope="col">Exigence</th>
        <th scope="col">Résultat</th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ id, title, outcome, said, toSee }) => (
        <tr key={id}>
          <td>{id}</td>
          <td>{typo(title)}</td>
          <td className={outcome === 'proved' || outcome === 'person' ? undefined : 'bad'}>
            {SIGNS[outcome]} {typo(said)}
            {toSee && outcome !== 'person' && '\u202f; à\u00a0voir\u00a0☐'}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Names = ({ title, intro, names }: { title: string; intro?: string; names: readonly string[] }) =>
  names.length > 0 && (
    <section>
      <h2>{title}</h2>
      {intro && <p>{intro}</p>}
      <ul>
        {names.map((each) => (
          <li key={each}>{typo(each)}</li>
        ))}
      </ul>
    </section>
  );

const COLUMNS = [{ label: 'N°' }, { label: 'À vérifier' }, { label: 'Vu par, le' }, { label: 'Conforme' }];

/** By hand, before signing. */
const ToSee = ({ lines }: { lines: readonly AcceptanceLine[] }) => (
  <section className="seen">
    <h2>À vérifier par une personne</h2>
    <PrintedTable columns={COLUMNS} rows={lines.map(({ id, toSee = '' }) => [id, typo(toSee), '', '☐ oui  ☐ non'])} />
  </section>
);
