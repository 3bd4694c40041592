/** Families for agents (R-EXT-03, R-FAM-05 to 07): search, one family, its mail, suspension, opposition, and « Voir comme ». */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { yearAccess } from '#core/campaign/year-access.rules.ts';
import { readFamilyFile } from '#core/extract/family-file.ts';
import { changeFamilyMail } from '#core/family/change-family-mail.ts';
import { askFamilyView } from '#core/family/family-view.ts';
import { type FamilyFound, MOST_FOUND, searchFamilies } from '#core/family/search-families.ts';
import { sendAccessLink } from '#core/family/send-access-link.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { formatDay } from '#core/shared/days.ts';
import { type Matricule, readMatricule } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { liftOpposition } from '#core/voucher/lift-opposition.ts';
import { recordOpposition } from '#core/voucher/record-opposition.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { ACCESS_WORDS } from '../sheets/family-words.ts';
import { euros, orNothing } from '../sheets/format.ts';
import { familyFacts } from './family-facts.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryText } from './route.ts';

/** The campaigns an agent may look families up in (R-CAM-09): the current one and the two before. */
async function years(agent: DeskRequest['agent']): Promise<{ all: { year: number; label: string }[]; current: number | null }> {
  const campaigns = await Campaigns.find({ state: { $ne: 'purged' } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<{ _id: number }[]>();
  const current = (await currentCampaign())?._id ?? campaigns[0]?._id ?? null;
  const shown = campaigns.filter(({ _id }) => current !== null && ['change', 'consult'].includes(yearAccess(_id, current, agent.rights)));
  return { all: shown.map(({ _id }) => ({ year: _id, label: campaignLabel(_id) })), current };
}

async function search({ agent, req }: DeskRequest): Promise<object> {
  const { all, current } = await years(agent);
  const text = queryText(req, 'q').trim();
  const asked = queryText(req, 'campagne');
  const year = asked ? Number(asked) : current;
  if (asked && !all.some((each) => each.year === year)) throw refuse('CHOIX_INCONNU', {}, { field: 'campagne' });
  const choices = all.map(({ year: value, label }) => ({ value: value === current ? '' : String(value), label }));
  if (!text || year === null) return { years: choices, found: null };
  const { families, more } = await searchFamilies({ campaign: year, text });
  return { years: choices, found: await withBalances(families), more: more ? MOST_FOUND : null };
}

/** Each child with what is left to use: its forfait has the same key. */
async function withBalances(families: readonly FamilyFound[]): Promise<object[]> {
  const ids = families.flatMap(({ children }) => children.map(({ _id }) => _id));
  const forfaits = await Forfaits.find({ _id: { $in: ids } }, { available: 1 }).lean<Forfait[]>();
  const left = new Map(forfaits.map(({ _id, available }) => [_id, available]));
  return families.map(({ _id, matricule, lastName, firstName, mail, commune, access, children }) => ({
    id: _id,
    matricule,
    name: `${lastName} ${firstName}`,
    mail: orNothing(mail),
    commune: orNothing(commune),
    tag: ACCESS_WORDS[access],
    children: children.map((child) => ({
      sias: child.sias,
      name: child.lastName === lastName ? child.firstName : `${child.firstName} ${child.lastName}`,
      birth: child.birth ? formatDay(child.birth) : 'non communiquée',
      left: euros(left.get(child._id)),
    })),
  }));
}

/** "2026:0412387". @throws Refusal INTROUVABLE (404). */
function familyOf(req: DeskRequest['req']): { campaign: number; matricule: Matricule } {
  const [, year, digits] = /^(\d{4}):(\d{7})$/.exec(req.params.famille ?? '') ?? [];
  const matricule = digits ? readMatricule(digits) : null;
  if (!year || !matricule) throw refuse('INTROUVABLE');
  return { campaign: Number(year), matricule };
}

async function show({ act, agent, req }: DeskRequest): Promise<object> {
  const { campaign, matricule } = familyOf(req);
  const { all, current } = await years(agent);
  if (!all.some(({ year }) => year === campaign)) throw refuse('INTROUVABLE');
  return familyFacts(await readFamilyFile(`${campaign}:${matricule}`, act.at), agent, campaign === current);
}

function changeMail({ act, req }: DeskRequest): Promise<object> {
  const version = bodyText(req, 'version');
  if (!/^\d{1,9}$/.test(version)) throw refuse('ENTREE_REFUSEE');
  const seen = { version: Number(version), mail: bodyText(req, 'mailVu') || null };
  return changeFamilyMail(act, { ...familyOf(req), mail: bodyText(req, 'mail'), seen });
}

const reason = (req: DeskRequest['req']) => ({ ...familyOf(req), reason: bodyText(req, 'motif') });

async function done(work: Promise<void>): Promise<object> {
  await work;
  return {};
}

const SEE = ['families.view'] as const;
const STOP = ['families.suspend'] as const;
const MAIL = ['families.mail'] as const;

export const familyRoutes: DeskRoute[] = [
  { method: 'get', path: '/familles', right: SEE, run: search },
  { method: 'get', path: '/familles/:famille', right: SEE, run: show },
  { method: 'post', path: '/familles/:famille/vue', right: SEE, run: ({ act, req }) => askFamilyView(act, familyOf(req)) },
  { method: 'post', path: '/familles/:famille/mail', right: MAIL, run: changeMail },
  { method: 'post', path: '/familles/:famille/lien', right: MAIL, run: ({ act, req }) => sendAccessLink(act, familyOf(req)) },
  { method: 'post', path: '/familles/:famille/suspension', right: STOP, run: ({ act, req }) => done(suspendFamily(act, reason(req))) },
  {
    method: 'post',
    path: '/familles/:famille/suspension/levee',
    right: STOP,
    run: ({ act, req }) => done(liftSuspension(act, reason(req))),
  },
  {
    method: 'post',
    path: '/familles/:famille/opposition',
    right: STOP,
    run: ({ act, req }) => recordOpposition(act, { ...reason(req), confirme: bodyText(req, 'confirme') }),
  },
  {
    method: 'post',
    path: '/familles/:famille/opposition/levee',
    right: STOP,
    run: ({ act, req }) => done(liftOpposition(act, reason(req))),
  },
];
