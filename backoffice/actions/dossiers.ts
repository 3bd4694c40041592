/** Sign-up files of partners (R-PAR-01 to 03): the queue, one file with its documents, and what an agent decides of it. */
import { alikePartners } from '#core/partner/alike-partners.ts';
import { agreesWith, listConventions } from '#core/partner/convention/find-conventions.ts';
import { readSigned } from '#core/partner/convention/signed-records.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { checkWholePair } from '#core/partner/new-partner.rules.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import { askSignupComplement, refuseSignup } from '#core/partner/signup/decide-signup.ts';
import { DOCUMENT_LABELS } from '#core/partner/signup/documents.rules.ts';
import { findSignup } from '#core/partner/signup/find-signup.ts';
import { readDocument } from '#core/partner/signup/give-document.ts';
import type { SignupFile } from '#core/partner/signup/signup.model.ts';
import { countSignups, listSignups, nextSignup, SIGNUP_LISTS, type SignupList, SIGNUPS_A_PAGE } from '#core/partner/signup/signup-queue.ts';
import { validatePartner } from '#core/partner/validate-partner.ts';
import { Refusal, refuse } from '#core/shared/refusals.ts';
import { type DossierFacts, dossierFacts, dossierRow, type ShownConvention } from './dossier-facts.ts';
import { framedOnly, sendPaper } from './papers.ts';
import { bodyText, bodyVersion, type DeskRequest, type DeskRoute, queryChoice, queryPage } from './route.ts';

const VIEW = ['partners.view', 'partners.edit', 'partners.validate'] as const;
const VALIDATE = ['partners.validate'] as const;
const LISTS = Object.keys(SIGNUP_LISTS) as SignupList[];

async function list({ act, req }: DeskRequest): Promise<object> {
  const wanted = queryChoice(req, 'liste', LISTS) ?? 'submitted';
  const [files, ...counts] = await Promise.all([listSignups(wanted, queryPage(req)), ...LISTS.map(countSignups)]);
  return {
    dossiers: files.map((file) => dossierRow(file, act.at)),
    counts: Object.fromEntries(LISTS.map((name, place) => [name, counts[place]])),
    perPage: SIGNUPS_A_PAGE,
  };
}

async function show({ act, req }: DeskRequest): Promise<DossierFacts> {
  const file = await findSignup(req.params.dossier!);
  const partner = file.partnerId ? await findPartner(file.partnerId) : null;
  const [changes, alike, convention, left, next] = await Promise.all([
    partner ? partnerHistory(partner._id) : [],
    alikeOf(file),
    partner && conventionOf(partner),
    countSignups('submitted'),
    nextSignup(file),
  ]);
  return dossierFacts({ file, partner, changes, alike, convention, queue: { left, next }, at: act.at });
}

async function alikeOf({ identity, address, mail, partnerId }: SignupFile) {
  const { name = '', siret = '' } = identity ?? {};
  const alike = await alikePartners({ name, siret, mail, commune: address?.commune ?? '' });
  return alike.filter(({ id }) => id !== partnerId);
}

/** Its latest convention, and who signed it. */
async function conventionOf(partner: Partner): Promise<ShownConvention | null> {
  const [latest] = await listConventions(partner._id);
  if (!latest) return null;
  const { _id: id, state, template, signedAt, inForceAt } = latest;
  const signatory = await readSigned(id, 'partner').then((kept) => kept?.signed.signatory ?? null, altered);
  return { id, state, template, signedAt, inForceAt, signatory, agrees: agreesWith(latest, partner) };
}

/** Said on the page, which must open all the same. */
function altered(error: unknown): 'altered' {
  if (error instanceof Refusal && error.code === 'CONVENTION_ALTEREE') return 'altered';
  throw error;
}

/** Beside the form in a frame, or kept; a document of another file is nobody's. */
async function paper({ req, res }: DeskRequest): Promise<undefined> {
  const file = await findSignup(req.params.dossier!);
  const found = file.documents.find(({ file: id }) => id === req.params.document);
  if (!found) throw refuse('INTROUVABLE');
  const name = `${found.kind}-${file._id.slice(0, 8)}`;
  return sendPaper(res, await readDocument(file, found.file), { name, disposition: framedOnly(req) });
}

const seen = ({ req }: DeskRequest) => ({ file: req.params.dossier!, version: bodyVersion(req) });

/** One fault a kind of document ("defaut-statuts"), the points ticked, and the agent's own words. */
async function complement(asked: DeskRequest): Promise<object> {
  const faults = Object.fromEntries(Object.keys(DOCUMENT_LABELS).map((kind) => [kind, bodyText(asked.req, `defaut-${kind}`)]));
  const points = bodyText(asked.req, 'points').split(',').filter(Boolean);
  await askSignupComplement(asked.act, { ...seen(asked), faults, points, reason: bodyText(asked.req, 'motif') });
  return {};
}

async function refuseOne(asked: DeskRequest): Promise<object> {
  await refuseSignup(asked.act, { ...seen(asked), reason: bodyText(asked.req, 'motif') });
  return {};
}

/** `convention`: the one shown, when the agent signs it for the Caf in the same act. */
async function validate(asked: DeskRequest): Promise<object> {
  const { file: id, version } = seen(asked);
  const { partnerId } = await findSignup(id);
  if (!partnerId) throw refuse('INTROUVABLE');
  const pair = { tiersi: bodyText(asked.req, 'tiersi'), rang: bodyText(asked.req, 'rang') };
  checkWholePair(pair);
  const convention = bodyText(asked.req, 'convention');
  await validatePartner(asked.act, {
    partnerId,
    version,
    ...pair,
    etatDay: '',
    ...(convention ? { convention } : {}),
  });
  return { partner: partnerId };
}

export const dossierRoutes: DeskRoute[] = [
  { method: 'get', path: '/dossiers', right: VIEW, run: list },
  { method: 'get', path: '/dossiers/:dossier', right: VIEW, run: show },
  { method: 'get', path: '/dossiers/:dossier/documents/:document', right: VIEW, run: paper },
  { method: 'post', path: '/dossiers/:dossier/complement', right: VALIDATE, run: complement },
  { method: 'post', path: '/dossiers/:dossier/refus', right: VALIDATE, run: refuseOne },
  { method: 'post', path: '/dossiers/:dossier/validation', right: VALIDATE, run: validate },
];
