import { formatInstant } from '../shared/days.ts';
import { typo } from '../shared/french.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { findPartner } from './find-partner.ts';
import type { Partner } from './partner.model.ts';
import { type PartnerChange, PartnerChanges } from './partner-change.model.ts';
import { PARTNER_FIELD_LABELS } from './partner-fields.rules.ts';

const STATE_TEXTS = { I: 'à valider', C: 'validé', R: 'radié' } as const;

/** "validé, suspendu". */
export const stateText = ({ etat, suspended }: Pick<Partner, 'etat' | 'suspended'>): string =>
  suspended && etat === 'C' ? 'suspendu' : STATE_TEXTS[etat];

/** Why a change of state was not done: the partner is gone, or in another state. @param wanted "suspendu", "radié"… */
export async function explainState(partnerId: string, wanted: string): Promise<Refusal> {
  const partner = await findPartner(partnerId);
  return partner ? refuse('PARTENAIRE_ETAT', { state: stateText(partner), wanted }) : refuse('INTROUVABLE');
}

/** Why a change of fields was not done: somebody changed the record since `seen`, and what (two agents on one record). */
export async function explainVersion(partnerId: string, seen: Date): Promise<Refusal> {
  const partner = await findPartner(partnerId);
  if (!partner) return refuse('INTROUVABLE');
  if (partner.etat === 'R') return refuse('PARTENAIRE_ETAT', { state: 'radié', wanted: 'modifié' });
  const since = await PartnerChanges.find({ partnerId, at: { $gt: seen } })
    .sort({ at: 1 })
    .lean<PartnerChange[]>();
  const last = since.at(-1);
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: last?.author.id ?? '–',
    when: formatInstant(last?.at ?? partner.modifiedAt),
    what: since.flatMap(textsOf).join(' ; ') || 'fiche relue',
  });
}

const KIND_TEXTS: Record<PartnerChange['kind'], string> = {
  created: 'création',
  validated: 'validation',
  changed: 'modification',
  suspended: 'suspension',
  resumed: 'fin de suspension',
  radiated: 'radiation',
};

const textsOf = ({ kind, changes }: PartnerChange): string[] =>
  changes.length === 0
    ? [KIND_TEXTS[kind]]
    : changes.map(({ field, before, after }) => typo(`${PARTNER_FIELD_LABELS[field]} « ${before || '–'} » → « ${after || '–'} »`));
