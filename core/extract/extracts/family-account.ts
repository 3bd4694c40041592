import { type FamilyDepense, familyDepenses } from '../../depense/family-depenses.ts';
import type { Cents } from '../../shared/cents.ts';
import type { CivilDay } from '../../shared/days.ts';
import { type ChildAccount, type Operation, readFamilyAccount } from '../../voucher/family-account.ts';
import { movedChildren } from '../../voucher/moved-children.ts';
import type { Column, Extract } from '../extract.ts';
import { shortListing } from '../listing.ts';

type NamedChild = Pick<ChildAccount, 'sias' | 'lastName' | 'firstName'>;

interface AccountLine {
  child: NamedChild;
  what: 'Forfait' | 'QR code' | 'Dépense';
  at: Date | null;
  amount: Cents;
  available: Cents | null;
  partner: string;
  state: string | null;
  paidOn: CivilDay | null;
}

const COLUMNS: readonly Column<AccountLine>[] = [
  { label: 'SIAS', kind: 'text', value: ({ child }) => child.sias },
  { label: 'Nom', kind: 'text', value: ({ child }) => child.lastName },
  { label: 'Prénom', kind: 'text', value: ({ child }) => child.firstName },
  { label: 'Nature', kind: 'text', value: (row) => row.what },
  { label: 'Date', kind: 'instant', value: (row) => row.at },
  { label: 'Partenaire ou organisme', kind: 'text', value: (row) => row.partner },
  { label: 'Montant', kind: 'euros', value: (row) => row.amount },
  { label: 'Disponible', kind: 'euros', value: (row) => row.available },
  { label: 'État', kind: 'operation', value: (row) => row.state },
  { label: 'Payé le', kind: 'day', value: (row) => row.paidOn },
];

/** Extrait du compte allocataire (CCTP 7): the account the family sees, child by child, the newest operations first; then those of a child who left. */
export const familyAccount: Extract = {
  id: 'compte-allocataire',
  title: 'Extrait du compte allocataire',
  hint: 'Les forfaits, les QR codes et les dépenses d’une famille, comme elle les voit.',
  right: 'extracts',
  filters: ['year', 'matricule'],
  required: ['matricule'],
  open: ({ year, matricule }) =>
    shortListing(COLUMNS, async () => {
      const owner = { campaign: year, matricule: matricule ?? '' };
      const [{ children, operations }, depenses] = await Promise.all([readFamilyAccount(owner), familyDepenses(owner)]);
      const named = [...operations.map(({ sias }) => sias), ...depenses.map(({ depense }) => depense.sias)];
      const moved = await movedChildren(year, children, named);
      return [
        ...children.flatMap((child) => [forfaitLine(child), ...movesOf(child, operations, depenses)]),
        ...moved.flatMap((child) => movesOf(child, operations, depenses)),
      ];
    }),
};

/** QR codes and dépenses of a child together. */
function movesOf(child: NamedChild, operations: readonly Operation[], depenses: readonly FamilyDepense[]): AccountLine[] {
  const moves = [
    ...operations.filter(({ sias }) => sias === child.sias).map((each) => operationLine(child, each)),
    ...depenses.filter(({ depense }) => depense.sias === child.sias).map((each) => depenseLine(child, each)),
  ];
  return moves.sort((one, other) => Number(other.at) - Number(one.at));
}

const forfaitLine = (child: ChildAccount): AccountLine => ({
  child,
  what: 'Forfait',
  at: null,
  amount: child.granted,
  available: child.available,
  partner: '',
  state: null,
  paidOn: null,
});

const operationLine = (child: NamedChild, operation: Operation): AccountLine => ({
  child,
  what: 'QR code',
  at: operation.issuedAt,
  amount: operation.amount,
  available: null,
  partner: operation.partner.name,
  state: operation.state,
  paidOn: operation.paidOn,
});

const depenseLine = (child: NamedChild, { depense, state, paidOn }: FamilyDepense): AccountLine => ({
  child,
  what: 'Dépense',
  at: depense.submittedAt,
  amount: depense.amount,
  available: null,
  partner: depense.organisation.name,
  state,
  paidOn,
});
