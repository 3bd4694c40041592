import { randomInt } from 'node:crypto';
import { recordEvent } from '../audit/record-event.ts';
import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../shared/database.ts';
import { dayOf } from '../shared/days.ts';
import { folded } from '../shared/french.ts';
import { newId } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { type CheckedPartner, checkPartner, type TypedPartner } from './new-partner.rules.ts';
import { type Partner, Partners, PartnerUsers } from './partner.model.ts';

/**
 * An agent creates a partner by hand, validated at once (R-PAR-03, R-PAR-04): active, visible, with a first user and its identifier mailed.
 * @throws FormRefusal (422), Refusal TIERSI_DEJA_PRIS (409), DROIT_MANQUANT (403).
 */
export async function createPartner(
  act: Act,
  typed: TypedPartner,
): Promise<{ id: string; identifiant: string; tiersi: string; rang: string }> {
  await requireRight(act, 'partners.validate');
  const checked = checkPartner(typed);
  const pair = { tiersi: checked.tiersi, rang: checked.rang };
  if (await Partners.exists(pair)) throw refuse('TIERSI_DEJA_PRIS', pair, { field: 'tiersi' });
  for (let attempt = 0; ; attempt++) {
    const partner = newPartner(act, checked);
    try {
      await write(act, partner);
      return { id: partner._id, identifiant: partner.identifiant, ...pair };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      if (attempt > 20 || (await Partners.exists(pair))) throw refuse('TIERSI_DEJA_PRIS', pair, { field: 'tiersi' });
    }
  }
}

const newPartner = (act: Act, checked: CheckedPartner): Partner => ({
  _id: newId(),
  identifiant: `P${String(randomInt(1_000_000)).padStart(6, '0')}`,
  ...checked,
  etat: 'C',
  etatDay: dayOf(act.at),
  modifiedAt: act.at,
  suspended: false,
  comment: '',
  agentCode: act.author.kind === 'agent' ? act.author.id.slice(0, 5) : '',
  search: folded([checked.name, ...checked.activities, checked.address.commune].join(' ')),
});

async function write(act: Act, partner: Partner): Promise<void> {
  await inTransaction(async (session) => {
    await insert(Partners, partner, session);
    await insert(
      PartnerUsers,
      { _id: newId(), partnerId: partner._id, mail: partner.mail, firstName: '', lastName: partner.name, role: 'tout', active: true },
      session,
    );
    await recordEvent(session, act, {
      kind: 'partner.created',
      object: { type: 'partner', id: partner._id },
      campaign: null,
      after: { etat: 'C', tiersi: partner.tiersi, rang: partner.rang, identifiant: partner.identifiant },
    });
    await postLetter(session, act, {
      id: `partner-welcome:${partner._id}`,
      letter: {
        kind: 'partner-welcome',
        data: {
          name: partner.name,
          identifiant: partner.identifiant,
          mail: partner.mail,
          link: `${settings().portalUrl}/partenaire/mot-de-passe-oublie`,
        },
      },
      to: partner.mail,
      about: partner._id,
      campaign: null,
    });
  });
}
