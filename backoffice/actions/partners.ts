/** Partners (R-PAR-03 to 07, R-PAR-13): entered by hand, validated, changed, suspended, radiated. */
import { activityChoices, refuseUnlessListed } from '#core/partner/activities/list-activities.ts';
import { alikePartners } from '#core/partner/alike-partners.ts';
import { changePartner } from '#core/partner/change-partner.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { sendPartnerPassword, unlockPartner } from '#core/partner/help-partner-login.ts';
import type { TypedFacts } from '#core/partner/new-partner.rules.ts';
import { partnerAccounts } from '#core/partner/partner-accounts.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { partnersWithOpenFile, signupOf } from '#core/partner/signup/signup-queue.ts';
import { submitPartner } from '#core/partner/submit-partner.ts';
import { resumePartner, suspendPartner } from '#core/partner/suspend-partner.ts';
import { validatePartner } from '#core/partner/validate-partner.ts';
import { refuse } from '#core/shared/refusals.ts';
import { partnerYears } from '#core/voucher/partner-record.ts';
import { radiatePartner } from '#core/voucher/radiate-partner.ts';
import { radiationObstacles } from '#core/voucher/radiation-obstacles.ts';
import { returnPartnerVouchers } from '#core/voucher/return-partner-vouchers.ts';
import { accountFacts, changeFacts, obstacleFacts, partnerFacts, type PartnerPageData, yearFacts } from './partner-facts.ts';
import { bodySeen, bodyText, type DeskRequest, type DeskRoute } from './route.ts';

const VIEW = ['partners.view', 'partners.edit', 'partners.validate'] as const;
const EDIT = ['partners.edit'] as const;
const VALIDATE = ['partners.validate'] as const;
const ENTER = [...EDIT, ...VALIDATE] as const;
const MOST_WAITING = 200;

/** The form of a partner. Several activities come as one text, joined by commas. */
const typedFacts = (req: DeskRequest['req']): TypedFacts => ({
  name: bodyText(req, 'nom'),
  kind: bodyText(req, 'kind'),
  siret: bodyText(req, 'siret'),
  mail: bodyText(req, 'mail'),
  activities: bodyText(req, 'activite').split(','),
  number: bodyText(req, 'numero'),
  streetType: bodyText(req, 'typeVoie'),
  line1: bodyText(req, 'adresse'),
  line2: bodyText(req, 'adresse2'),
  postalCode: bodyText(req, 'codePostal'),
  commune: bodyText(req, 'commune'),
  etatDay: bodyText(req, 'dateEtat'),
  comment: bodyText(req, 'commentaire'),
});

const listed = ({ activities }: TypedFacts): Promise<void> => refuseUnlessListed(activities.map((each) => each.trim()).filter(Boolean));

/** What the form says, its activities on the list, and no other partner like it unless the agent says so. */
async function entered(req: DeskRequest['req']): Promise<TypedFacts> {
  const typed = typedFacts(req);
  await listed(typed);
  if (bodyText(req, 'distinct') !== 'oui') await refuseAlike(typed);
  return typed;
}

/** Validated at once, with a number and a rank. */
async function create({ act, req }: DeskRequest): Promise<object> {
  const { id } = await createPartner(act, { ...(await entered(req)), tiersi: bodyText(req, 'tiersi'), rang: bodyText(req, 'rang') });
  return { id };
}

/** To be validated later. */
async function submit({ act, req }: DeskRequest): Promise<object> {
  const { id } = await submitPartner(act, await entered(req));
  return { id };
}

async function refuseAlike({ name, commune, mail, siret = '' }: TypedFacts): Promise<void> {
  const alike = await alikePartners({ name, commune, mail, siret });
  if (alike.length === 0) return;
  const words = alike.slice(0, 3).map((each) => `${each.name}, ${each.commune} (${each.same.join(', ')})`);
  throw refuse('PARTENAIRE_RESSEMBLANT', { alike: words.join(' ; ') }, { field: 'distinct' });
}

async function choices(): Promise<object> {
  return { activities: await activityChoices() };
}

/** Entered by agents and not validated yet, the oldest first; those who came by themselves have a file (dossiers.ts). */
async function waiting(): Promise<object> {
  const byHand = { etat: 'I', _id: { $nin: await partnersWithOpenFile() } };
  const partners = await Partners.find(byHand).sort({ modifiedAt: 1 }).limit(MOST_WAITING).lean<Partner[]>();
  return { partners: partners.map(partnerFacts) };
}

async function show({ req, act }: DeskRequest): Promise<PartnerPageData> {
  const partner = await findPartner(req.params.partenaire!);
  if (!partner) throw refuse('INTROUVABLE');
  const id = partner._id;
  const [history, accounts, years, obstacles, offered, file] = await Promise.all([
    partnerHistory(id),
    partnerAccounts(id, act.at),
    partnerYears(id),
    radiationObstacles(id),
    activityChoices(),
    signupOf(id),
  ]);
  return {
    ...partnerFacts(partner),
    dossier: file?._id ?? null,
    history: history.map(changeFacts),
    accounts: accounts.map(accountFacts),
    years: years.map(yearFacts),
    obstacles: obstacleFacts(obstacles),
    activityChoices: [...new Set([...offered, ...partner.activities])],
  };
}

async function change({ act, req }: DeskRequest): Promise<object> {
  const typed = typedFacts(req);
  await listed(typed);
  const changes = await changePartner(act, req.params.partenaire!, bodySeen(req), typed);
  return { changes: changes.length };
}

/** Does what the reason is given for. */
const withReason =
  (work: (act: DeskRequest['act'], change: { partnerId: string; reason: string }) => Promise<void>) =>
  async ({ act, req }: DeskRequest): Promise<object> => {
    await work(act, { partnerId: req.params.partenaire!, reason: bodyText(req, 'motif') });
    return {};
  };

async function validate({ act, req }: DeskRequest): Promise<object> {
  const typed = { tiersi: bodyText(req, 'tiersi'), rang: bodyText(req, 'rang'), etatDay: bodyText(req, 'dateEtat') };
  await validatePartner(act, { partnerId: req.params.partenaire!, ...typed });
  return {};
}

async function giveVouchersBack({ act, req }: DeskRequest): Promise<object> {
  if (bodyText(req, 'confirme') !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  return { returned: await returnPartnerVouchers(act, req.params.partenaire!) };
}

const help =
  (work: typeof sendPartnerPassword) =>
  async ({ act, req }: DeskRequest): Promise<object> => {
    await work(act, { partnerId: req.params.partenaire!, userId: req.params.personne! });
    return {};
  };

export const partnerRoutes: DeskRoute[] = [
  { method: 'get', path: '/partenaires/choix', right: ENTER, run: choices },
  { method: 'get', path: '/partenaires/a-valider', right: VIEW, run: waiting },
  { method: 'post', path: '/partenaires', right: VALIDATE, run: create },
  { method: 'post', path: '/partenaires/a-valider', right: EDIT, run: submit },
  { method: 'get', path: '/partenaires/:partenaire', right: VIEW, run: show },
  { method: 'post', path: '/partenaires/:partenaire', right: EDIT, run: change },
  { method: 'post', path: '/partenaires/:partenaire/validation', right: VALIDATE, run: validate },
  { method: 'post', path: '/partenaires/:partenaire/suspension', right: EDIT, run: withReason(suspendPartner) },
  { method: 'post', path: '/partenaires/:partenaire/reprise', right: EDIT, run: withReason(resumePartner) },
  { method: 'post', path: '/partenaires/:partenaire/radiation', right: VALIDATE, run: withReason(radiatePartner) },
  { method: 'post', path: '/partenaires/:partenaire/qr-rendus', right: VALIDATE, run: giveVouchersBack },
  { method: 'post', path: '/partenaires/:partenaire/acces/:personne/mot-de-passe', right: EDIT, run: help(sendPartnerPassword) },
  { method: 'post', path: '/partenaires/:partenaire/acces/:personne/deblocage', right: EDIT, run: help(unlockPartner) },
];
