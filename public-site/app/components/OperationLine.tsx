import type { OperationView } from '#core/depense/family-operation.rules.ts';
import { PageLink } from './PageLink.tsx';
import { Tag } from './Tag.tsx';

/** The page of an operation. */
export const operationPath = ({ kind, id }: Pick<OperationView, 'kind' | 'id'>): string => `/famille/${kind}/${id}`;

/** One operation in a list: what and where, how much, its state. */
export function OperationLine({ operation, heading, detail }: { operation: OperationView; heading: string; detail: string }) {
  return (
    <li>
      <span>
        <PageLink to={operationPath(operation)}>
          <b>{heading}</b>
        </PageLink>
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
