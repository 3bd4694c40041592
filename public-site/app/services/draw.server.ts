/** The draw, step by step (R-FAM-12): each step is a page with its own address; only the last one writes. */
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { refuseUnlessOpen } from '#core/campaign/campaign.rules.ts';
import { activitiesAreUsed } from '#core/forfait/forfait.rules.ts';
import { findActivePartner, type PartnerSummary } from '#core/partner/list-partners.ts';
import { formatEuros, parseEuros, plainEuros } from '#core/shared/cents.ts';
import { plural, typo } from '#core/shared/french.ts';
import { newId } from '#core/shared/identifiers.ts';
import { type Refusal, refuse } from '#core/shared/refusals.ts';
import { previewDraw } from '#core/voucher/draw-preview.ts';
import { type ChildAccount, readFamilyAccount } from '#core/voucher/family-account.ts';
import { birthWords } from '#core/family/birth-words.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';
import type { Stopped } from '../components/draw/Closed.tsx';
import { choosePartners } from './partners.server.ts';

/** The page of a step: which child, which club or how much, from what the address holds already. */
export async function drawStep(family: FamilyVisit, query: URLSearchParams) {
  const campaign = await findCampaign(family.campaign);
  const { children } = await readFamilyAccount(family);
  const { maxActivities } = campaign.criteria;
  const child = children.find((each) => each.sias === query.get('enfant'));
  const partner = await chosenPartner(query.get('partenaire'));
  const common = {
    partner: partner && partnerView(partner),
    closed:
      closedSentence(family, campaign) ??
      (child ? childStopped(child, { partner, max: maxActivities, alone: children.length === 1 }) : null),
  };
  if (!child) return { ...common, step: 'child' as const, children: children.map((each) => childView(each, maxActivities)), maxActivities };
  if (!partner) return { ...common, step: 'partner' as const, child: childView(child, maxActivities), ...(await choosePartners(query)) };
  return { ...common, step: 'amount' as const, child: childView(child, maxActivities), amount: query.get('montant') ?? '', cle: newId() };
}

const chosenPartner = async (id: string | null): Promise<PartnerSummary | null> => (id ? findActivePartner(id) : null);

const partnerView = ({ id, name, activities, commune }: PartnerSummary) => ({ id, name, activities: activities.join(', '), commune });

/** What the page says when nothing can be drawn at all; null while the campaign is open. */
function closedSentence(family: FamilyVisit, campaign: Parameters<typeof refuseUnlessOpen>[0]): Stopped | null {
  try {
    refuseUnlessOpen(campaign, family.act.at);
    return null;
  } catch (error) {
    return { sentence: (error as Error).message, other: null };
  }
}

interface Wanted {
  partner: PartnerSummary | null;
  max: number;
  /** The family has no other child to choose. */
  alone: boolean;
}

/**
 * Said before a club is looked for or an amount typed, in the words of the refusal that would come, with what can be chosen instead;
 * null when nothing stands in the way.
 */
function childStopped(child: ChildAccount, { partner, max, alone }: Wanted): Stopped | null {
  const words = ({ message, todo }: Refusal): string =>
    typo(`${child.firstName} : ${message.slice(0, 1).toLocaleLowerCase('fr')}${message.slice(1)} ${todo ?? ''}`);
  const otherChild = alone
    ? null
    : { to: `/famille/tirage${partner ? `?${new URLSearchParams({ partenaire: partner.id })}` : ''}`, label: 'Choisir un autre enfant' };
  if (activitiesAreUsed(child, max)) return { sentence: words(refuse('ACTIVITES_MAXIMUM', { max })), other: otherChild };
  if (child.available === 0) return { sentence: words(refuse('SOLDE_VIDE')), other: otherChild };
  const same = partner && child.operations.some((each) => each.partner.id === partner.id);
  const otherClub = { to: `/famille/tirage?${new URLSearchParams({ enfant: child.sias })}`, label: 'Choisir un autre club' };
  return same ? { sentence: words(refuse('MEME_PARTENAIRE')), other: otherClub } : null;
}

function childView(child: ChildAccount, maxActivities: number) {
  return {
    sias: child.sias,
    firstName: child.firstName,
    name: `${child.firstName} ${child.lastName.toLocaleUpperCase('fr')}`,
    birth: child.birth === null ? 'Date de naissance non communiquée' : birthWords(child.birth),
    activities: activitiesWords(child, maxActivities),
    left: formatEuros(child.available),
    leftPlain: plainEuros(child.available),
    halfPlain: plainEuros(Math.floor(child.available / 2)),
    half: formatEuros(Math.floor(child.available / 2)),
    leftCents: child.available,
    grantedCents: child.granted,
  };
}

const activitiesWords = (child: ChildAccount, max: number): string =>
  typo(`${plural(child.activities, 'activité')} sur ${max}${activitiesAreUsed(child, max) ? ' : c’est le maximum' : ''}`);

/** Reads the posted draw. @throws Refusal MONTANT_ILLISIBLE, PARTENAIRE_CHOISIR, CHOIX_INCONNU (422). */
function readDraw(family: FamilyVisit, fields: Fields) {
  const sias = fields.text('enfant');
  const partnerId = fields.text('partenaire');
  if (!sias) throw refuse('CHOIX_INCONNU', {}, { field: 'enfant' });
  if (!partnerId) throw refuse('PARTENAIRE_CHOISIR', {}, { field: 'partenaire' });
  return { campaign: family.campaign, matricule: family.matricule, sias, partnerId, amount: parseEuros(fields.text('montant')) };
}

/** The confirmation page: the refusals of the draw itself, nothing written. */
export async function reviewDraw(family: FamilyVisit, fields: Fields) {
  const draw = readDraw(family, fields);
  const preview = await previewDraw({ ...draw, at: family.act.at });
  const { children } = await readFamilyAccount(family);
  const child = children.find((each) => each.sias === draw.sias);
  const partner = await findActivePartner(draw.partnerId);
  const before = preview.left + preview.amount;
  return {
    review: {
      enfant: draw.sias,
      partenaire: draw.partnerId,
      montant: plainEuros(draw.amount),
      cle: fields.text('cle') || newId(),
      firstName: preview.child.firstName,
      child: `${preview.child.firstName} ${preview.child.lastName.toLocaleUpperCase('fr')}`,
      birth: birthWords(child?.birth ?? null),
      partner: [preview.partner.name, partner?.commune].filter(Boolean).join(', '),
      activities: preview.partner.activities.join(', '),
      amount: formatEuros(preview.amount),
      left: formatEuros(preview.left),
      nothingLeft: preview.left === 0,
      before: formatEuros(before),
      beforePlain: plainEuros(before),
      lastActivity: preview.lastActivity,
    },
  };
}

/** Makes the QR code. @returns its code. */
export async function makeVoucher(family: FamilyVisit, fields: Fields): Promise<string> {
  const key = fields.optional('cle');
  const { code } = await issueVoucher(family.act, { ...readDraw(family, fields), ...(key ? { key } : {}) });
  return code;
}

/** The box of the confirmation page was left empty. */
export const notConfirmed = () => refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
