import { Link } from '@remix-run/react';
import { type OperationState, Tag } from './Tag.tsx';

export interface OperationView {
  code: string;
  childFirstName: string;
  partner: string;
  activities: string;
  amount: string;
  state: OperationState;
  /** Day it was created. */
  day: string;
  /** What happened last, with its day. */
  last: string;
}

/** What a family calls an operation. */
export const operationName = ({ state, childFirstName }: OperationView): string =>
  state === 'paid' ? `Paiement du club pour ${childFirstName}` : `QR code pour ${childFirstName}`;

/** One operation in a list: what and where, how much, its state. */
export function OperationLine({ operation, heading, detail }: { operation: OperationView; heading: string; detail: string }) {
  return (
    <li>
      <span>
        <Link to={`/famille/qr/${operation.code}`}>
          <b>{heading}</b>
        </Link>
        <br />
        <span className="soft small">{detail}</span>
      </span>
      <span className="row">
        <span className="num">{operation.amount}</span>
        <Tag state={operation.state} />
      </span>
    </li>
  );
}
