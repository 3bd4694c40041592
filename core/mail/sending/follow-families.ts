/**
 * Letters of a mailing wait for their turn, a pause included: their families are looked at again just before they leave. A letter goes
 * to the address of today, never to one that was taken away; to a suspended family, or one without address, it does not go.
 */
import { Families, type Family, familyId } from '../../family/family.model.ts';
import { typo } from '../../shared/french.ts';
import { addressed } from '../../shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';

const FAMILY_STOPS = {
  suspended: typo('Non envoyé : la famille est suspendue.'),
  noMail: typo('Non envoyé : la famille n’a plus d’adresse mail.'),
} as const;

interface Followed {
  letters: OutboxLetter[];
  /** Why not, by letter id. */
  stopped: Map<string, string>;
}

type Now = Pick<Family, '_id' | 'mail' | 'suspended'>;

/** @param letters taken, under their claim. @returns the same, in their order. */
export async function followFamilies(letters: readonly OutboxLetter[]): Promise<Followed> {
  const ids = letters.flatMap((letter) => idOf(letter) ?? []);
  const found = ids.length === 0 ? [] : await Families.find({ _id: { $in: ids } }, { mail: 1, suspended: 1 }).lean<Now[]>();
  const families = new Map(found.map((family) => [family._id, family]));
  const stopped = new Map<string, string>();
  const followed: OutboxLetter[] = [];
  for (const letter of letters) {
    const family = families.get(idOf(letter) ?? '');
    if (family?.suspended) stopped.set(letter._id, FAMILY_STOPS.suspended);
    else if (family?.mail === null) stopped.set(letter._id, FAMILY_STOPS.noMail);
    followed.push(family?.mail && family.mail !== letter.to ? await moved(letter, family.mail) : letter);
  }
  return { letters: followed, stopped };
}

const idOf = ({ mailing, campaign, about }: OutboxLetter): string | null =>
  mailing && campaign !== null ? familyId(campaign, about) : null;

async function moved(letter: OutboxLetter, to: string): Promise<OutboxLetter> {
  const other = addressed(letter._id, to);
  await Outbox.updateOne({ _id: letter._id, claim: letter.claim ?? null, state: 'sending' }, { $set: other });
  return { ...letter, ...other };
}
