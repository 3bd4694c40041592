import type { TypedFacts } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import type { AskableField } from './request.model.ts';

/** The partner's facts as a form has them, some of them replaced; activities are joined by commas. */
export function withFields(partner: Partner, wanted: Partial<Record<AskableField, string>>): TypedFacts {
  const { activities, ...plain } = wanted;
  return {
    mail: partner.mail,
    name: partner.name,
    ...partner.address,
    kind: partner.kind,
    siret: partner.siret ?? '',
    comment: partner.comment,
    ...plain,
    activities: activities === undefined ? partner.activities : activities.split(','),
  };
}

/** One of them. */
export const withField = (partner: Partner, field: AskableField, value: string): TypedFacts => withFields(partner, { [field]: value });
