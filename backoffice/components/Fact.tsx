/** One line of a record's page: its label and what the list's cell shows. */
import { type ShowPropertyProps, useTranslation } from 'adminjs';
import type { StateWords } from '../sheets/sheet.ts';
import { Go, Tag } from './parts.tsx';

interface Custom {
  states?: StateWords;
  labels?: Record<string, string>;
  link?: { to: string; label: string };
}

const Shown = ({ value, text, link }: { value: string; text: string; link: Custom['link'] }) =>
  link && value ? <Go to={link.to + encodeURIComponent(value)}>{link.label}</Go> : text || '–';

export default function Fact({ property, record, resource }: ShowPropertyProps) {
  const { translateProperty } = useTranslation();
  const value = String((record.params as Record<string, unknown>)[property.path] ?? '');
  const { states, labels, link } = property.custom as Custom;
  const tag = states?.[value];
  return (
    <div className="tlj">
      <dl className="facts desk-fact">
        <div>
          <dt>{translateProperty(property.label, resource.id)}</dt>
          <dd>{tag ? <Tag tag={tag} /> : <Shown value={value} text={labels?.[value] ?? value} link={link} />}</dd>
        </div>
      </dl>
    </div>
  );
}
