/** What the page of one family shows (R-EXT-03): its account in its own words, then what the processing knows, in ours. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { findEvents } from '#core/audit/find-events.ts';
import type { AccessTrace, FamilyFile } from '#core/extract/family-file.ts';
import type { LineTrace, LetterTrace } from '#core/extract/family-traces.ts';
import { mailStopsOf } from '#core/mail/opposition/mail-stops.ts';
import type { Load, LoadReject } from '#core/load/load.model.ts';
import { plural } from '#core/shared/french.ts';
import { FAMILY_STATE_WORDS, KIND_NAMES, operationName, type OperationView } from '#core/depense/family-operation.rules.ts';
import { operationView } from '#core/depense/family-operations.ts';
import type { AgentView } from '../access/agent-view.ts';
import { euros, instant, orNothing } from '../sheets/format.ts';
import { REASON_WORDS } from '../sheets/failure-words.ts';
import { ACCESS_WORDS } from '../sheets/family-words.ts';
import { LETTER_WORDS, OUTBOX_WORDS } from '../sheets/letter-words.ts';
import { LOAD_WORDS } from '../sheets/loads.ts';
import { PAYABLE_WORDS } from '../sheets/words.ts';
import { writtenEvents } from './written-events.ts';

const EVENTS = 50;

/** @param changeable whether the campaign still takes changes. */
export async function familyFacts(file: FamilyFile, viewer: AgentView, changeable: boolean) {
  const { family, home, account, operations } = file;
  const { events, next } = await findEvents({ objects: file.objects }, { size: EVENTS });
  const stops = await mailStopsOf(family);
  return {
    id: family._id,
    name: `${family.firstName} ${family.lastName}`,
    matricule: family.matricule,
    campaign: campaignLabel(family.campaign),
    changeable,
    mail: family.mail,
    fileMail: family.fileMail,
    version: String(family.version ?? 0),
    commune: orNothing(family.commune),
    access: { key: file.access.access, tag: ACCESS_WORDS[file.access.access] },
    suspension: family.suspended && { ...family.suspended, at: instant(family.suspended.at) },
    opposition: file.access.opposition && opposition(file.access.opposition),
    optOut: stops.optOut && { at: instant(stops.optOut.at) },
    badAddress: stops.address && { at: instant(stops.address.at), reason: REASON_WORDS[stops.address.reason] },
    activated: file.access.account !== null,
    live: account.operations.filter(({ state }) => state === 'active').length,
    home: { ...home, children: home.children.map((child) => ({ ...child, used: child.used.map(written) })) },
    operations: operations.map(operationView).map(written),
    portal: portalFacts(file.access, home.open),
    letters: file.letters.map(letter),
    loads: file.loads.map(load),
    remarks: file.remarks.map(remark),
    lines: file.lines.map(line),
    events: await writtenEvents(events, viewer),
    moreEvents: next !== null,
  };
}
export type FamilyFacts = Awaited<ReturnType<typeof familyFacts>>;

const written = (operation: OperationView) => ({
  ...operation,
  name: operationName(operation),
  detail: operation.kind === 'depense' ? KIND_NAMES.depense : operation.activities,
  tag: FAMILY_STATE_WORDS[operation.state],
});

const opposition = ({ at, author }: { at: Date; author: { kind: string; id: string } }) => ({
  at: instant(at),
  by: author.kind === 'family' ? 'la famille' : author.id,
});

function portalFacts(trace: AccessTrace, open: boolean): [string, string][] {
  const { account, hasPassword, passwordChangedAt, lockedUntil, failures, openSessions, lastSeenAt } = trace;
  const consent = account?.consent;
  return [
    ['Compte activé le', instant(account?.activatedAt)],
    ['Accord', consent ? `Texte n° ${consent.version}, le ${instant(consent.at)}` : open && account ? 'Pas encore donné' : '–'],
    ['Mot de passe', hasPassword ? `Choisi le ${instant(passwordChangedAt)}` : account ? 'À choisir par le lien envoyé' : '–'],
    [
      'Blocage',
      lockedUntil
        ? `Bloqué jusqu’au ${instant(lockedUntil)}`
        : failures > 0
          ? `Non (${plural(failures, 'essai faux', 'essais faux de suite')})`
          : 'Non',
    ],
    ['Dernière connexion', instant(account?.lastLoginAt)],
    ['Sessions ouvertes', lastSeenAt ? `${openSessions}, vue la dernière fois le ${instant(lastSeenAt)}` : String(openSessions)],
  ];
}

const letter = ({ _id, letter: { kind }, to, state, attempts, postedAt, sentAt, failure }: LetterTrace) => ({
  id: _id,
  what: LETTER_WORDS[kind] ?? kind,
  to,
  tag: OUTBOX_WORDS[state],
  attempts,
  postedAt: instant(postedAt),
  sentAt: instant(sentAt),
  failure: orNothing(failure),
});

const load = ({ _id, state, registeredAt, author }: Load) => ({
  id: _id,
  at: instant(registeredAt),
  by: author.id,
  tag: LOAD_WORDS[state],
});

const remark = ({ _id, file, line: number, level, reason, takenUp }: LoadReject) => ({
  id: _id,
  where: `${file === 'allo' ? 'Allocataires' : 'Enfants'}, ligne ${number}`,
  level: level === 'reject' ? (takenUp ? 'Rejet repris' : 'Rejet') : 'Remarque',
  reason,
});

const line = ({ _id, batchId, sias, amount, live, executedAt, payable }: LineTrace) => ({
  id: _id,
  batch: batchId,
  sias,
  amount: euros(amount),
  at: instant(executedAt),
  live,
  tag: live && payable ? PAYABLE_WORDS[payable.state] : { word: 'Sortie du lot', tone: 'off' },
});
