import type { Act } from '../shared/author.ts';
import { insert, type Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import { type Partner, PartnerUsers } from './partner.model.ts';

/** The first user of a partner just validated, and the letter with its identifier (R-PAR-03, R-PAR-09), in the same transaction. */
export async function openAccount(session: Session, act: Act, partner: Partner): Promise<void> {
  const known = await PartnerUsers.exists({ partnerId: partner._id, mail: partner.mail }).session(session);
  if (!known)
    await insert(
      PartnerUsers,
      { _id: newId(), partnerId: partner._id, mail: partner.mail, firstName: '', lastName: partner.name, role: 'tout', active: true },
      session,
    );
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
}
