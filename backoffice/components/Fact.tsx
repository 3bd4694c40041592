/** One line of a record's page: its label and what the list's cell shows. */
import { type ShowPropertyProps, useTranslation } from 'adminjs';
import type { StateWords } from '../sheets/sheet.ts';
import { Tag } from './parts.tsx';

export default function Fact({ property, record, resource }: ShowPropertyProps) {
  const { translateProperty } = useTranslation();
  const value = String((record.params as Record<string, unknown>)[property.path] ?? '');
  const { states, labels } = property.custom as { states?: StateWords; labels?: Record<string, string> };
  const tag = states?.[value];
  return (
    <div className="tlj">
      <dl className="facts desk-fact">
        <div>
          <dt>{translateProperty(property.label, resource.id)}</dt>
          <dd>{tag ? <Tag tag={tag} /> : (labels?.[value] ?? value) || '–'}</dd>
        </div>
      </dl>
    </div>
  );
}
