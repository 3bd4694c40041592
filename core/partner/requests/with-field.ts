import type { TypedFacts } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import type { AskableField } from './request.model.ts';

/** The partner's facts as a form has them, one of them replaced. */
export function withField(partner: Partner, field: AskableField, value: string): TypedFacts {
  const facts: TypedFacts = {
    mail: partner.mail,
    name: partner.name,
    activities: partner.activities,
    ...partner.address,
    kind: partner.kind,
    siret: partner.siret ?? '',
    comment: partner.comment,
  };
  return { ...facts, [field]: field === 'activities' ? value.split(',') : value };
}
