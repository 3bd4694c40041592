import { folded } from '../shared/french.ts';
import { readMail, readSiret } from '../shared/identifiers.ts';
import { type Partner, Partners } from './partner.model.ts';

export interface AlikePartner {
  id: string;
  name: string;
  commune: string;
  etat: Partner['etat'];
  /** What is the same: "nom et commune", "adresse mail", "Siret". */
  same: string[];
}

/** Partners that may be the one being entered: same name and commune, same mail, same SIRET. A hint, never a rule. */
export async function alikePartners(typed: { name: string; commune: string; mail: string; siret?: string }): Promise<AlikePartner[]> {
  const mail = readMail(typed.mail);
  const siret = readSiret(typed.siret ?? '');
  const [name, commune] = [folded(typed.name), folded(typed.commune)];
  const found = await Partners.find({
    $or: [
      ...(mail ? [{ mail }] : []),
      ...(siret ? [{ siret }] : []),
      // The search text begins with the folded name: an index narrows it, the comparison below decides.
      ...(name ? [{ search: { $gte: name, $lt: `${name}~` } }] : []),
    ],
  })
    .limit(200)
    .lean<Partner[]>();
  return found.flatMap((partner) => {
    const same = [
      ...(name && folded(partner.name) === name && folded(partner.address.commune) === commune ? ['nom et commune'] : []),
      ...(mail && partner.mail === mail ? ['adresse mail'] : []),
      ...(siret && partner.siret === siret ? ['Siret'] : []),
    ];
    return same.length > 0 ? [{ id: partner._id, name: partner.name, commune: partner.address.commune, etat: partner.etat, same }] : [];
  });
}
