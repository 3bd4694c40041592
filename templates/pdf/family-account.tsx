/** A family's account as A4 pages to print (R-FAM-13): each child with what is left, then every operation of the campaign. */
import { typo } from '#core/shared/french.ts';
import { PrintedTable, renderTablePage } from './table-page.tsx';

/** Everything in words: days and amounts are written by who knows them. */
export interface FamilyAccountSheet {
  family: { name: string; matricule: string };
  /** "2026-2027". */
  campaign: string;
  deadline: string;
  children: readonly { name: string; birth: string; granted: string; left: string }[];
  operations: readonly { day: string; kind: string; child: string; where: string; amount: string; state: string; last: string }[];
  madeAt: Date;
}

const CHILD_COLUMNS = [
  { label: 'Enfant' },
  { label: 'Date de naissance' },
  { label: 'Accordé', num: true },
  { label: 'Il reste', num: true },
];
const OPERATION_COLUMNS = [
  ...['Date', 'Type', 'Enfant', 'Club', 'État', 'Suite'].map((label) => ({ label })),
  { label: 'Montant', num: true },
];

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderFamilyAccount = ({ family, campaign, deadline, children, operations, madeAt }: FamilyAccountSheet): string =>
  renderTablePage({
    title: `Mon compte ${campaign}`,
    fileTitle: `Compte tickets loisirs, ${family.name}`,
    madeAt,
    body: (
      <>
        <p>
          {family.name}, numéro d’allocataire {family.matricule}. {deadline}
        </p>
        <section>
          <h2>Vos enfants</h2>
          <PrintedTable columns={CHILD_COLUMNS} rows={children.map(({ name, birth, granted, left }) => [name, birth, granted, left])} />
        </section>
        <section>
          <h2>Ce que vous avez fait</h2>
          {operations.length === 0 ? (
            <p>Rien pour le moment.</p>
          ) : (
            <PrintedTable columns={OPERATION_COLUMNS} rows={operations.map(cells)} />
          )}
        </section>
        <p className="soft">
          {typo('Une question ? Contactez la Caf de l’Essonne sur www.caf.fr. Les dates de paiement à venir sont des estimations.')}
        </p>
      </>
    ),
  });

const cells = ({ day, kind, child, where, state, last, amount }: FamilyAccountSheet['operations'][number]): string[] => [
  ...[day, kind, child, where],
  ...[state, last, amount],
];
