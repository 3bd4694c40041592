import { Link } from '@remix-run/react';
import type { OperationView } from '#core/voucher/operation-words.rules.ts';
import { Tag } from './Tag.tsx';

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
