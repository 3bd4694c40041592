/** What the screens show of a partner: words and formats, nothing the agent may not see (R-PAR-05 to 07). */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import type { PartnerAccount } from '#core/partner/partner-accounts.ts';
import type { PartnerChange } from '#core/partner/partner-change.model.ts';
import { fieldTexts, PARTNER_FIELD_LABELS } from '#core/partner/partner-fields.rules.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import type { CountedSum, PartnerYear } from '#core/voucher/partner-record.ts';
import type { RadiationObstacles } from '#core/voucher/radiation-obstacles.ts';
import { day, euros, instant } from '../sheets/format.ts';
import {
  PARTNER_CHANGE_WORDS,
  PARTNER_KIND_WORDS,
  PARTNER_ROLE_WORDS,
  PARTNER_WORDS,
  PAYABLE_WORDS,
  SUSPENDED_WORDS,
} from '../sheets/words.ts';

export type PartnerFacts = ReturnType<typeof partnerFacts>;
export type PartnerChangeFacts = ReturnType<typeof changeFacts>;
export type PartnerPageData = PartnerFacts & {
  history: PartnerChangeFacts[];
  accounts: ReturnType<typeof accountFacts>[];
  years: ReturnType<typeof yearFacts>[];
  obstacles: ReturnType<typeof obstacleFacts>;
  activityChoices: string[];
  /** Its sign-up file; null for one that agents entered. */
  dossier: string | null;
};

/** A state and, when it is suspended, that too. */
export const partnerTags = ({ etat, suspended }: Pick<Partner, 'etat' | 'suspended'>) => [
  PARTNER_WORDS[etat]!,
  ...(suspended && etat === 'C' ? [SUSPENDED_WORDS] : []),
];

export const partnerFacts = (partner: Partner) => ({
  id: partner._id,
  identifiant: partner.identifiant,
  name: partner.name,
  etat: partner.etat,
  suspended: partner.suspended && partner.etat === 'C',
  tags: partnerTags(partner),
  tiersi: partner.tiersi,
  rang: partner.rang,
  /** As forms hold them. */
  fields: fieldTexts(partner),
  activities: partner.activities,
  kind: PARTNER_KIND_WORDS[partner.kind]!,
  etatDay: day(partner.etatDay),
  modifiedAt: instant(partner.modifiedAt),
  /** What a change must have seen. */
  version: partner.modifiedAt.toISOString(),
  agentCode: partner.agentCode,
  suspension: partner.suspension
    ? { reason: partner.suspension.reason, at: instant(partner.suspension.at), agent: partner.suspension.agent }
    : null,
});

export const changeFacts = (change: PartnerChange) => ({
  id: change._id,
  at: instant(change.at),
  agent: change.author.kind === 'agent' ? change.author.id : 'Application',
  kind: change.kind,
  what: PARTNER_CHANGE_WORDS[change.kind],
  etat: change.kind === 'suspended' ? SUSPENDED_WORDS : PARTNER_WORDS[change.etat]!,
  reason: change.reason,
  changes: change.changes.map(({ field, before, after }) => ({
    label: PARTNER_FIELD_LABELS[field],
    before: shown(field, before),
    after: shown(field, after),
  })),
  report: change.report ? { at: instant(change.report.at), agent: change.report.agent } : null,
  due: change.due,
});

/** The form of a partner is kept as the code's word. */
const shown = (field: string, text: string): string => (field === 'kind' ? (PARTNER_KIND_WORDS[text] ?? text) : text) || '–';

export const accountFacts = (account: PartnerAccount) => ({
  id: account._id,
  mail: account.mail,
  name: `${account.firstName} ${account.lastName}`.trim(),
  role: PARTNER_ROLE_WORDS[account.role],
  active: account.active,
  access: account.lockedUntil
    ? { word: `Bloqué jusqu’au ${instant(account.lockedUntil)}`, tone: 'stop' }
    : account.hasPassword
      ? { word: 'Ouvert', tone: 'ok' }
      : { word: 'Sans mot de passe', tone: 'wait' },
  provisionalUntil: account.provisionalUntil ? instant(account.provisionalUntil) : null,
  locked: account.lockedUntil !== null,
});

const sumFacts = ({ count, total }: CountedSum) => ({ count, total: euros(total) });

export const yearFacts = ({ campaign, drawn, live, validated, toPay, batched, paid }: PartnerYear) => ({
  campaign,
  label: campaignLabel(campaign),
  drawn: sumFacts(drawn),
  live: sumFacts(live),
  validated: sumFacts(validated),
  toPay: sumFacts(toPay),
  batched: sumFacts(batched),
  paid: sumFacts(paid),
});

export const obstacleFacts = ({ vouchers, payables }: RadiationObstacles) => ({
  vouchers: {
    ...sumFacts(vouchers),
    listed: vouchers.listed.map((each) => ({
      code: each._id,
      issuedAt: instant(each.issuedAt),
      matricule: each.matricule,
      sias: each.sias,
      amount: euros(each.amount),
    })),
  },
  payables: {
    ...sumFacts(payables),
    listed: payables.listed.map((each) => ({
      id: each._id,
      dueAt: instant(each.dueAt),
      matricule: each.matricule,
      sias: each.sias,
      amount: euros(each.amount),
      state: PAYABLE_WORDS[each.state],
      batch: each.batchId,
    })),
  },
});
