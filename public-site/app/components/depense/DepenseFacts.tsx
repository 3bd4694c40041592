import { Facts } from '../Facts.tsx';

interface DepenseFactsProps {
  facts: readonly (readonly [string, string])[];
  amount: string;
  firstName: string;
  /** What the child has left now; null: not this family's child any more. */
  left: string | null;
}

/** A dépense as it was sent; its amount, and what is left beside it. */
export function DepenseFacts({ facts, amount, firstName, left }: DepenseFactsProps) {
  return (
    <div className="card">
      <Facts
        facts={[
          ...facts,
          [
            'Montant demandé',
            <span key="amount" className="sum">
              {amount}
            </span>,
          ],
          ...(left === null ? [] : [[`Il reste pour ${firstName}`, left] as const]),
        ]}
      />
    </div>
  );
}
