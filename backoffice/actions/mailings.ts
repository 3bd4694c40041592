/** Mailings (R-MAIL-02): a message, an audience counted before it is confirmed, its progress, what it changed. */
import type { Request } from 'express';
import { findCampaign, requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import type { Audience } from '#core/mail/audiences/audience.rules.ts';
import { countAudience } from '#core/mail/audiences/count-audience.ts';
import { confirmMailing } from '#core/mail/mailings/confirm-mailing.ts';
import { pauseMailing, resumeMailing, stopMailing } from '#core/mail/mailings/control-mailing.ts';
import { changeAudience, startMailing, type TypedAim } from '#core/mail/mailings/draft-mailing.ts';
import { findMailing, listMailings, MAILINGS_A_PAGE } from '#core/mail/mailings/find-mailing.ts';
import { countLetters, effectsOf, lastTrouble } from '#core/mail/mailings/follow-mailing.ts';
import { balanceDay } from '#core/mail/mailings/sending-days.rules.ts';
import { findMessage, readKind } from '#core/mail/messages/find-message.ts';
import { BASES_OF } from '#core/mail/messages/message-kinds.ts';
import { sampleMessage } from '#core/mail/messages/sample-message.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import type { Act } from '#core/shared/author.ts';
import { formatDay, readInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { euros } from '../sheets/format.ts';
import { BASE_WORDS, MESSAGE_WORDS } from '../sheets/mailing-words.ts';
import { exclusionFacts, mailingFacts } from './mailing-facts.ts';
import { bodyVersion } from './messages.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryPage } from './route.ts';

export type MailingList = Awaited<ReturnType<typeof list>>;
export type MailingChoices = Awaited<ReturnType<typeof choices>>;
export type MailingSheet = Awaited<ReturnType<typeof show>>;
export type Reached = Awaited<ReturnType<typeof reached>>;

const LAST_BATCHES = 12;

async function list({ req }: DeskRequest) {
  const { _id: campaign } = await requireCurrentCampaign();
  const { mailings, total } = await listMailings(campaign, queryPage(req));
  const counts = await countLetters(mailings.map(({ _id }) => _id));
  return { total, perPage: MAILINGS_A_PAGE, mailings: mailings.map((each) => mailingFacts(each, counts.get(each._id)!)) };
}

/** What the form of a message's audience offers. */
async function choices({ req }: DeskRequest) {
  const message = readKind(req.params.message!);
  const campaign = await requireCurrentCampaign();
  const batches = await PaymentBatches.find({ campaign: campaign._id, kind: 'families', state: 'processed' }, { paidOn: 1 })
    .sort({ _id: -1 })
    .limit(LAST_BATCHES)
    .lean<{ _id: string; paidOn: string | null }[]>();
  return {
    message,
    label: typo(MESSAGE_WORDS[message].label),
    hint: typo(MESSAGE_WORDS[message].hint),
    bases: BASES_OF[message].map((value) => ({ value, label: BASE_WORDS[value] })),
    batches: batches.map(({ _id, paidOn }) => ({ value: _id, label: paidOn ? `${_id}, payé le ${formatDay(paidOn)}` : _id })),
    days: String(MESSAGE_WORDS[message].days),
    from: message === 'balance' ? formatDay(balanceDay(campaign)) : null,
  };
}

const typed = (req: Request): TypedAim => ({
  audience: {
    base: bodyText(req, 'cible'),
    communes: bodyText(req, 'communes'),
    ageFrom: bodyText(req, 'ageMin'),
    ageTo: bodyText(req, 'ageMax'),
    matricules: bodyText(req, 'matricules'),
    batch: bodyText(req, 'lot'),
  },
  everyDays: bodyText(req, 'jours'),
});

/** The same, written back into the form. */
const asTyped = ({ base, communes, ages, matricules, batch }: Audience, everyDays: number): Record<string, string> => ({
  cible: base,
  communes: communes.join(', '),
  ageMin: ages === null ? '' : String(ages.from),
  ageMax: ages === null ? '' : String(ages.to),
  matricules: matricules?.join('\n') ?? '',
  lot: batch ?? '',
  jours: String(everyDays),
});

async function start({ act, req }: DeskRequest): Promise<object> {
  const { _id: campaign } = await requireCurrentCampaign();
  return startMailing(act, { campaign, message: readKind(bodyText(req, 'message')), ...typed(req) });
}

/** A draft shows the message as it is now; a confirmed one the texts it was confirmed with. */
async function show({ act, req }: DeskRequest) {
  const mailing = await findMailing(req.params.envoi!);
  const counts = await countLetters([mailing._id]);
  const { texts, version } = mailing.texts ? { texts: mailing.texts, version: mailing.textsVersion! } : await findMessage(mailing.message);
  const { subject, html, text } = renderLetter(await sampleMessage(mailing.message, texts, act.at));
  return {
    ...mailingFacts(mailing, counts.get(mailing._id)!),
    typed: asTyped(mailing.audience, mailing.everyDays),
    textsVersion: String(version),
    trouble: await lastTrouble(mailing._id),
    preview: { subject, html, text },
  };
}

async function reached({ act, req }: DeskRequest) {
  const mailing = await findMailing(req.params.envoi!);
  const { reached: count, excluded, sample, outside } = await countAudience(await findCampaign(mailing.campaign), mailing, act.at);
  return {
    reached: count,
    excluded: exclusionFacts(excluded),
    outside,
    sample: sample.map(({ matricule, firstName, lastName, commune, left }) => ({
      matricule,
      name: `${firstName} ${lastName}`,
      commune: commune ?? '',
      left: euros(left),
    })),
  };
}

const effects = async ({ req }: DeskRequest): Promise<object> => effectsOf(await findMailing(req.params.envoi!));

async function aim({ act, req }: DeskRequest): Promise<object> {
  await changeAudience(act, { id: req.params.envoi!, version: bodyVersion(req, 'version'), ...typed(req) });
  return {};
}

async function confirm({ act, req }: DeskRequest): Promise<object> {
  await confirmMailing(act, {
    id: req.params.envoi!,
    version: bodyVersion(req, 'version'),
    textsVersion: bodyVersion(req, 'texte'),
    sendAt: readMoment(req),
  });
  return {};
}

function readMoment(req: Request): Date | null {
  const moment = bodyText(req, 'moment');
  if (moment === 'maintenant') return null;
  if (moment !== 'plus-tard') throw refuse('CHOIX_INCONNU', {}, { field: 'moment' });
  const at = readInstant(bodyText(req, 'quand'));
  if (!at) throw refuse('ENVOI_QUAND', {}, { field: 'quand' });
  return at;
}

const then =
  (move: (act: Act, id: string) => Promise<void>) =>
  async ({ act, req }: DeskRequest): Promise<object> => {
    await move(act, req.params.envoi!);
    return {};
  };

const RIGHT = ['mails'] as const;

export const mailingRoutes: DeskRoute[] = [
  { method: 'get', path: '/envois', right: RIGHT, run: list },
  { method: 'post', path: '/envois', right: RIGHT, run: start },
  { method: 'get', path: '/envois/choix/:message', right: RIGHT, run: choices },
  { method: 'get', path: '/envois/:envoi', right: RIGHT, run: show },
  { method: 'get', path: '/envois/:envoi/destinataires', right: RIGHT, run: reached },
  { method: 'post', path: '/envois/:envoi/destinataires', right: RIGHT, run: aim },
  { method: 'get', path: '/envois/:envoi/effets', right: RIGHT, run: effects },
  { method: 'post', path: '/envois/:envoi/confirmation', right: RIGHT, run: confirm },
  { method: 'post', path: '/envois/:envoi/pause', right: RIGHT, run: then(pauseMailing) },
  { method: 'post', path: '/envois/:envoi/reprise', right: RIGHT, run: then(resumeMailing) },
  { method: 'post', path: '/envois/:envoi/arret', right: RIGHT, run: then(stopMailing) },
];
