/** One cell of a list: text as the server wrote it, or a state's tag; the first one leads to the record. */
import type { ShowPropertyProps } from 'adminjs';
import type { ReactNode } from 'react';
import type { StateWords } from '../sheets/sheet.ts';
import { Go, Tag } from './parts.tsx';

const UUID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
/** Identifiers, amounts and instants stay on one line; names may wrap. */
const ONE_LINE = 20;
/** A sentence keeps room enough to be read. */
const SENTENCE = 60;

export default function Cell({ property, record, resource }: ShowPropertyProps) {
  const value = String((record.params as Record<string, unknown>)[property.path] ?? '');
  const { states, labels, page } = property.custom as { states?: StateWords; labels?: Record<string, string>; page?: string };
  const tag = states?.[value];
  if (tag) {
    return (
      <span className="tlj">
        <Tag tag={tag} />
      </span>
    );
  }
  const text = (labels?.[value] ?? value).replace(UUID, '$1…') || '–';
  const id = encodeURIComponent(record.id);
  const href = page ? `/caf/pages/${page}${id}` : `/caf/resources/${resource.id}/records/${id}/show`;
  return (
    <span className={`tlj desk-cell ${widthOf(text)}`} title={text === value ? undefined : value}>
      {property.isTitle ? <Go to={href}>{text}</Go> : withBreak(text)}
    </span>
  );
}

/** A mail address breaks before its sign, nowhere else. */
function withBreak(text: string): ReactNode {
  const sign = text.indexOf('@');
  if (sign < 1) return text;
  return [text.slice(0, sign), <wbr key="@" />, text.slice(sign)];
}

function widthOf(text: string): string {
  if (text.length <= ONE_LINE) return 'one-line';
  return text.length > SENTENCE ? 'sentence' : '';
}
