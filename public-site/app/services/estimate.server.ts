/** "Ai-je droit ?" (R-PUB-01): three answers, the amount of the barème, said to be an estimate. Nothing is kept. */
import { estimateGrant, type Estimate } from '#core/campaign/estimate-grant.rules.ts';
import { currentCampaign, requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import type { Criteria } from '#core/campaign/campaign.model.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { communeByInsee, HOME_DEPARTEMENT, homeCommunes } from '#core/shared/communes.ts';
import { formatDay } from '#core/shared/days.ts';
import { frenchOrder, typo } from '#core/shared/french.ts';
import { FormRefusal, type Refusal, refuse } from '#core/shared/refusals.ts';
import { monthWords } from './scheme.server.ts';

/** What the select posts for a commune of another département. */
const ELSEWHERE = 'ailleurs';

export const ASKED = ['age', 'quotient', 'commune'];

/** What the form needs; null on an installation without a campaign. */
export async function estimateForm() {
  const campaign = await currentCampaign();
  if (!campaign) return null;
  const { ageDay, ageMin, ageMax, qfCeiling, bareme, communesCe } = campaign.criteria;
  return {
    ageDay: formatDay(ageDay),
    ages: `${ageMin} à ${ageMax} ans`,
    qfCeiling,
    month: monthWords(campaign.criteria),
    bareme: bareme.map(({ qfFrom, qfTo, standard, ce }) => ({
      quotient: typo(`de ${qfFrom} à ${qfTo} €`),
      standard: formatEuros(standard),
      ce: formatEuros(ce),
    })),
    communesCe: communesCe.map(({ name }) => name).sort(frenchOrder),
    communes: [
      ...homeCommunes().map(({ insee, name }) => ({ value: insee, label: name })),
      { value: ELSEWHERE, label: 'Une autre commune' },
    ],
  };
}

/** @returns null until something is asked. @throws FormRefusal (422) with a sentence a field. */
export async function estimate(query: URLSearchParams): Promise<{ amount: string } | { why: string } | null> {
  if (![...query.keys()].some((name) => ASKED.includes(name))) return null;
  const campaign = await requireCurrentCampaign();
  const asked = read(query);
  return words(estimateGrant(campaign.criteria, asked), campaign.criteria);
}

function read(query: URLSearchParams) {
  const refusals: Refusal[] = [];
  const whole = (name: string, max: number, code: 'AGE_ILLISIBLE' | 'QUOTIENT_ILLISIBLE'): number => {
    const text = (query.get(name) ?? '').trim();
    const value = /^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : Number.NaN;
    if (!(value <= max)) refusals.push(refuse(code, {}, { field: name }));
    return value;
  };
  const [age, qf] = [whole('age', 120, 'AGE_ILLISIBLE'), whole('quotient', 99_999, 'QUOTIENT_ILLISIBLE')];
  const commune = query.get('commune') ?? '';
  const insee = commune === ELSEWHERE ? null : commune;
  if (insee !== null && communeByInsee(insee)?.departement !== HOME_DEPARTEMENT)
    refusals.push(refuse('COMMUNE_ABSENTE', {}, { field: 'commune' }));
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { age, qf, insee };
}

function words(found: Estimate, { ageMin, ageMax, ageDay, qfCeiling }: Criteria): { amount: string } | { why: string } {
  if ('amount' in found) return { amount: formatEuros(found.amount) };
  const day = formatDay(ageDay);
  const why = {
    'too-young': typo(`L’enfant est trop jeune : il faut avoir ${ageMin} ans au ${day}.`),
    'too-old': typo(`L’enfant est trop grand : il faut avoir ${ageMax} ans au plus au ${day}.`),
    quotient: typo(`Votre quotient familial est trop haut : il faut ${qfCeiling} € ou moins.`),
    commune: 'Cette aide est pour les familles de l’Essonne. Demandez à la Caf de votre département.',
  };
  return { why: why[found.lacking] };
}
