import type { Cents } from '../shared/cents.ts';
import type { Criteria } from './campaign.model.ts';

export interface Situation {
  /** Full years on the day the campaign counts ages. */
  age: number;
  /** Quotient familial, whole euros. */
  qf: number;
  /** Insee code of the commune; null: outside the département. */
  insee: string | null;
}

export type Estimate = { amount: Cents } | { lacking: 'too-young' | 'too-old' | 'quotient' | 'commune' };

/** What the barème of a campaign would give a child (R-CAM-02, R-PUB-01): an estimate; the Caf's files decide. Amount in cents. */
export function estimateGrant(criteria: Criteria, { age, qf, insee }: Situation): Estimate {
  if (insee === null) return { lacking: 'commune' };
  if (age < criteria.ageMin) return { lacking: 'too-young' };
  if (age > criteria.ageMax) return { lacking: 'too-old' };
  const row = criteria.bareme.find(({ qfFrom, qfTo }) => qf >= qfFrom && qf <= qfTo);
  if (!row || qf > criteria.qfCeiling) return { lacking: 'quotient' };
  return { amount: criteria.communesCe.some((commune) => commune.insee === insee) ? row.ce : row.standard };
}
