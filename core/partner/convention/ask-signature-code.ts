import { randomInt } from 'node:crypto';
import { hashPassword } from '../../access/credentials.ts';
import { countTry } from '../../access/throttle.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { type Convention, Conventions, type SignatureAsk } from './convention.model.ts';
import { findPartner } from '../find-partner.ts';
import type { Partner } from '../partner.model.ts';
import { agreesWith, ownConvention } from './find-conventions.ts';
import { redrawMark } from './redraw-mark.ts';
import { readSignatory, type TypedSignatory } from './signatory.rules.ts';

export const CODE_MINUTES = 10;
const MOST_CODES = { max: 6, minutes: 60 };

export interface CodeWish {
  partnerId: string;
  conventionId: string;
  /** Verified already: the access the person came in with. */
  mail: string;
  typed: TypedSignatory;
}

/**
 * Mails the code that signs (R-PAR-02): 6 digits, 10 minutes, 5 tries, kept hashed. A second code puts the first out of use.
 * @throws FormRefusal (422), Refusal SIGNATURE_ILLISIBLE (422), CONVENTION_A_LIRE, CONVENTION_PERIMEE, CONVENTION_DEJA_SIGNEE (409), TROP_D_ESSAIS (429), INTROUVABLE (404).
 */
export async function askSignatureCode(act: Act, { partnerId, conventionId, mail, typed }: CodeWish): Promise<void> {
  const { drawing, ...read } = readSignatory(typed);
  const mark = drawing ? ({ kind: 'drawn', value: await redrawMark(drawing) } as const) : ({ kind: 'typed', value: read.typed } as const);
  const partner = await refuseUnlessReadable(partnerId, conventionId);
  await countTry(act.at, `convention-code:${partnerId}`, MOST_CODES);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const ask: SignatureAsk = {
    id: newId(),
    signatory: { name: read.name, quality: read.quality, mark },
    mail,
    hash: await hashPassword(code),
    sentAt: act.at,
    expiresAt: new Date(act.at.getTime() + CODE_MINUTES * 60_000),
    tries: 0,
  };
  await inTransaction(async (session) => {
    const convention = await Conventions.findOneAndUpdate(
      { _id: conventionId, partnerId, state: 'draft', $expr: { $eq: ['$pagesRead', '$pages'] } },
      { $set: { ask } },
      { session, returnDocument: 'after' },
    ).lean<Convention>();
    if (!convention) throw refuse('CONVENTION_DEJA_SIGNEE');
    const data = { name: convention.party.name, password: code, ...wayBack(partner) } as const;
    const letter = { kind: 'convention-code', data } as const;
    await postLetter(session, act, { id: `convention-code:${ask.id}`, letter, to: mail, about: partnerId, campaign: null });
    await recordEvent(session, act, {
      kind: 'convention.codeAsked',
      object: { type: 'convention', id: conventionId },
      campaign: null,
      after: { partnerId, mark: mark.kind },
    });
  });
}

/** No account before the validation: whoever signs then holds the link of its file, and no letter repeats it. */
const wayBack = ({ etat }: Partner) =>
  etat === 'I' ? { account: false, link: settings().portalUrl } : { account: true, link: `${settings().portalUrl}/partenaire/convention` };

async function refuseUnlessReadable(partnerId: string, conventionId: string): Promise<Partner> {
  const [convention, partner] = await Promise.all([ownConvention(partnerId, conventionId), findPartner(partnerId)]);
  if (convention.state !== 'draft') throw refuse('CONVENTION_DEJA_SIGNEE');
  if (convention.pagesRead < convention.pages) throw refuse('CONVENTION_A_LIRE');
  if (!partner || !agreesWith(convention, partner)) throw refuse('CONVENTION_PERIMEE');
  return partner;
}
