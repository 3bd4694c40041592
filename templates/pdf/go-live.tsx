/** « Procès-verbal de mise en production » (CCTP chapter 11, R-REC-03): what is put in production, step by step, the way back, signatures. */
import { formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { Choices, renderMinutes, Signing } from './minutes.tsx';
import { Facts, PrintedTable } from './table-page.tsx';

export interface GoLiveMinutes {
  /** "0.1.0, révision abcdef123456". */
  version: string;
  committedAt: Date | null;
  /** Data steps of the schema, in the order they run. */
  migrations: readonly string[];
  /** What is done, in order. */
  steps: readonly string[];
  /** What is done when it goes wrong, in order. */
  wayBack: readonly string[];
  /** What the tests of this version said; null when none are given. */
  acceptance: { ranAt: Date; said: string; obstacles: readonly string[] } | null;
  madeAt: Date;
}

const TITLE = 'Procès-verbal de mise en production';
const DECISIONS = [
  'Mise en production prononcée sans réserve.',
  'Mise en production prononcée avec les réserves écrites ci-dessous.',
  'Mise en production refusée ou annulée : la version précédente est remise.',
];
const STEPS = [{ label: 'N°' }, { label: 'Étape' }, { label: 'Fait à, par' }, { label: 'Bon' }];

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderGoLive = (minutes: GoLiveMinutes): string =>
  renderMinutes({ title: TITLE, madeAt: minutes.madeAt, body: <Body {...minutes} /> });

const Body = ({ version, committedAt, migrations, steps, wayBack, acceptance }: GoLiveMinutes) => (
  <>
    <Facts
      facts={[
        ['Application', 'Tickets loisirs jeunes, Caf de l’Essonne'],
        ['Version mise en production', version],
        ['Date de cette version', committedAt ? formatInstant(committedAt) : 'inconnue'],
        ['Version en place avant', ''],
        ['Jour et heure de la mise en production', ''],
        ['Adresse du portail', ''],
        ['Adresse du bureau des agents', ''],
      ]}
    />
    <section className="verdict">
      <p>
        {acceptance ? `Recette : tests lancés le ${formatInstant(acceptance.ranAt)}` : 'Recette : aucun résultat de tests n’est joint.'}
      </p>
      {acceptance && <p>{typo(acceptance.said)}</p>}
      {acceptance && acceptance.obstacles.length > 0 && (
        <ul>
          {acceptance.obstacles.map((each) => (
            <li key={each}>{typo(each)}</li>
          ))}
        </ul>
      )}
      <Choices words={['Procès-verbal de recette de cette version signé, et joint.']} />
    </section>
    <section className="steps">
      <h2>Étapes</h2>
      <PrintedTable columns={STEPS} rows={steps.map((each, rank) => [String(rank + 1), typo(each), '', '☐ oui  ☐ non'])} />
    </section>
    <section>
      <h2>Mises à jour de la base</h2>
      <p>Elles passent seules, dans cet ordre, et une seule fois ; les index et les contrôles de chaque collection suivent.</p>
      <Choices words={migrations} />
    </section>
    <section className="steps">
      <h2>Retour en arrière</h2>
      <PrintedTable columns={STEPS} rows={wayBack.map((each, rank) => [String(rank + 1), typo(each), '', '☐ oui  ☐ non'])} />
    </section>
    <Signing decisions={DECISIONS} />
  </>
);
