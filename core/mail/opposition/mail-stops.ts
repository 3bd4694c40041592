import { type FlaggedAddress, FlaggedAddresses } from '../failures/flagged-address.model.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { type MailOptOut, MailOptOuts } from './opt-out.model.ts';

/** What keeps mails from a family, its opposition apart: campaign mails refused, an address that does not work. */
export async function mailStopsOf(family: {
  matricule: Matricule;
  mail: string | null;
}): Promise<{ optOut: MailOptOut | null; address: FlaggedAddress | null }> {
  const [optOut, address] = await Promise.all([
    MailOptOuts.findById(family.matricule).lean<MailOptOut>(),
    family.mail ? FlaggedAddresses.findById(family.mail.toLowerCase()).lean<FlaggedAddress>() : null,
  ]);
  return { optOut, address };
}
