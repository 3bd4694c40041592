/** What a tiers file would do, line by line, against the partners there are now. Writes nothing. */
import { folded, typo } from '../../shared/french.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { type ActivityType, ActivityTypes } from '../activities/activity-type.model.ts';
import { activityKey } from '../activities/activity.rules.ts';
import { fieldChanges } from '../partner-fields.rules.ts';
import type { FieldChange } from '../partner-change.model.ts';
import type { LineOutcome } from './partner-load.model.ts';
import { checkTiersLine, pairKey, type TiersLine } from './tiers-line.rules.ts';
import type { TiersTable } from './open-tiers.ts';

export interface PlannedLine extends TiersLine {
  outcome: Exclude<LineOutcome, 'warning'> | 'unchanged';
  partner: Partner | undefined;
  changes: FieldChange[];
  /** Loaded all the same: what to look at. */
  warnings: { code: string; reason: string }[];
}

/** Every line, in the order of the file. A key belongs to the first line kept: a rejected one leaves it to the next. */
export async function planTiers({ lines, layout }: TiersTable): Promise<PlannedLine[]> {
  const facts = await knownFacts();
  const kept = new Set<string>();
  return lines.map((raw) => {
    const line = checkTiersLine(
      raw,
      layout,
      (key) => facts.byPair.get(key),
      (key) => kept.has(key),
    );
    const planned = planLine(line, facts);
    if (planned.outcome !== 'rejected' && line.key) kept.add(line.key);
    return planned;
  });
}

interface Known {
  byPair: Map<string, Partner>;
  byMail: Map<string, Partner>;
  byPlace: Map<string, Partner>;
  types: Map<string, ActivityType>;
}

async function knownFacts(): Promise<Known> {
  const [partners, types] = await Promise.all([Partners.find().lean<Partner[]>(), ActivityTypes.find().lean<ActivityType[]>()]);
  const known: Known = { byPair: new Map(), byMail: new Map(), byPlace: new Map(), types: new Map(types.map((type) => [type.key, type])) };
  for (const partner of partners) {
    if (partner.tiersi !== null && partner.rang !== null)
      known.byPair.set(pairKey({ tiersi: partner.tiersi, rang: partner.rang }), partner);
    known.byMail.set(partner.mail, partner);
    known.byPlace.set(placeOf(partner.name, partner.address.commune), partner);
  }
  return known;
}

const placeOf = (name: string, commune: string): string => `${folded(name)}|${folded(commune)}`;

function planLine(line: TiersLine, known: Known): PlannedLine {
  const partner = line.key ? known.byPair.get(line.key) : undefined;
  const rejected: PlannedLine = { ...line, outcome: 'rejected', partner, changes: [], warnings: [] };
  const { facts } = line;
  if (!facts) return rejected;
  const barred = facts.activities.map((label) => known.types.get(activityKey(label))).find((type) => type && isBarred(type, partner));
  if (barred) return { ...rejected, facts: null, ...barredReason(barred) };
  const activities = facts.activities.map((label) => known.types.get(activityKey(label))?.label ?? label);
  const wanted = { ...facts, activities };
  const changes = partner ? fieldChanges(partner, { ...wanted, etatDay: wanted.etatDay ?? partner.etatDay }) : [];
  const outcome = !partner ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
  return { ...line, facts: wanted, outcome, partner, changes, warnings: warningsOf(wanted, partner, known) };
}

const isBarred = (type: ActivityType, partner: Partner | undefined): boolean =>
  type.state === 'excluded' || (type.state === 'retired' && !partner?.activities.includes(type.label));

const barredReason = ({ state, label, reason }: ActivityType): { code: string; reason: string } =>
  state === 'excluded'
    ? { code: 'ACTIVITE_EXCLUE', reason: typo(`L’activité « ${label} » n’entre pas dans le dispositif : ${reason}. Corrigez la ligne.`) }
    : { code: 'ACTIVITE_RETIREE', reason: typo(`L’activité « ${label} » est retirée de la liste. Choisissez-en une autre.`) };

function warningsOf(facts: NonNullable<TiersLine['facts']>, partner: Partner | undefined, known: Known): PlannedLine['warnings'] {
  const unknown = facts.activities.filter((label) => !known.types.has(activityKey(label)));
  const warnings = unknown.map((label) => ({
    code: 'ACTIVITE_NOUVELLE',
    reason: typo(`L’activité « ${label} » n’est pas dans la liste : elle y entrera. Vérifiez son orthographe.`),
  }));
  const alike = partner ? undefined : (known.byMail.get(facts.mail) ?? known.byPlace.get(placeOf(facts.name, facts.address.commune)));
  if (alike)
    warnings.push({
      code: 'PARTENAIRE_RESSEMBLANT',
      reason: typo(
        `Un partenaire lui ressemble : ${alike.name}, ${alike.address.commune} (${alike.tiersi ? `${alike.tiersi} – ${alike.rang ?? ''}` : 'à valider'}). Vérifiez que ce n’est pas le même.`,
      ),
    });
  return warnings;
}
