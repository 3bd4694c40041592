/** What a partner is told on arriving (R-PAR-02, R-PAR-13). */
import { conventionStanding, type Standing } from '#core/partner/convention/standing.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import type { PartnerVisit } from './partner-session.server.ts';

export async function partnerNotices({ partner, act }: PartnerVisit) {
  return { suspension: suspensionOf(partner), convention: conventionNotice(await conventionStanding(partner._id, act.at)) };
}

export type Notices = Awaited<ReturnType<typeof partnerNotices>>;

/** Null while the partner is not suspended. */
export function suspensionOf({ suspended, suspension }: Pick<Partner, 'suspended' | 'suspension'>) {
  if (!suspended) return null;
  return {
    since: suspension ? formatDay(dayOf(suspension.at)) : null,
    reason: suspension ? typo(`Motif : ${suspension.reason}`) : null,
  };
}

function conventionNotice(standing: Standing) {
  switch (standing?.kind) {
    case 'toSign':
      return {
        tone: 'warn' as const,
        what: 'Votre convention n’est pas signée.',
        todo: 'Lisez-la jusqu’au bout, puis signez-la en ligne.',
        label: 'Lire et signer la convention',
      };
    case 'waiting':
      return {
        tone: 'info' as const,
        what: 'Vous avez signé la convention.',
        todo: 'La Caf signe à son tour, puis vous prévient par mail.',
        label: 'Voir la convention',
      };
    case 'toRenew':
      return {
        tone: 'warn' as const,
        what: `Votre convention se termine le ${formatDay(standing.end)}.`,
        todo: 'Signez la suivante avant cette date.',
        label: 'Renouveler la convention',
      };
    case 'ended':
      return {
        tone: 'stop' as const,
        what: `Votre convention est terminée depuis le ${formatDay(standing.end)}.`,
        todo: 'Signez la suivante, sinon la Caf peut vous suspendre. Ce qui est validé reste dû.',
        label: 'Renouveler la convention',
      };
    default:
      return null;
  }
}
