/** What is not sent although it waits: the person opposed, unsubscribed, or the address does not work (R-MAIL-03, R-FAM-05). */
import { Oppositions } from '../../family/family.model.ts';
import { typo } from '../../shared/french.ts';
import { FlaggedAddresses } from '../failures/flagged-address.model.ts';
import { MailOptOuts } from '../opposition/opt-out.model.ts';
import type { OutboxLetter } from '../../shared/outbox.model.ts';

export const WITHHELD = {
  opposed: typo('Non envoyé : la famille s’est opposée à l’utilisation du service.'),
  optedOut: typo('Non envoyé : la famille ne veut plus de courriels de campagne.'),
  flagged: typo('Non envoyé : cette adresse ne fonctionne pas.'),
} as const;

/** Asked just before sending: who opposed since the audience was made is not written to. @returns why, by letter id. */
export async function withheldAmong(letters: readonly OutboxLetter[]): Promise<Map<string, string>> {
  const about = [...new Set(letters.map((each) => each.about))];
  const [opposed, optedOut, flagged] = await Promise.all([
    idsIn(Oppositions, about),
    idsIn(
      MailOptOuts,
      letters.filter((each) => each.mailing).map((each) => each.about),
    ),
    idsIn(
      FlaggedAddresses,
      letters.map((each) => each.to.toLowerCase()),
    ),
  ]);
  const reasons = new Map<string, string>();
  for (const { _id, about: who, to, mailing } of letters) {
    if (opposed.has(who)) reasons.set(_id, WITHHELD.opposed);
    else if (mailing && optedOut.has(who)) reasons.set(_id, WITHHELD.optedOut);
    else if (flagged.has(to.toLowerCase())) reasons.set(_id, WITHHELD.flagged);
  }
  return reasons;
}

interface Readable {
  find: (filter: object, fields: object) => { lean: () => Promise<unknown> };
}

async function idsIn(model: Readable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = (await model.find({ _id: { $in: [...new Set(ids)] } }, { _id: 1 }).lean()) as { _id: string }[];
  return new Set(found.map((each) => each._id));
}
