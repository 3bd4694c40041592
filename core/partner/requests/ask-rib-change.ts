import { NO_CAMPAIGN, sealFile, storeAttachment } from '../../shared/attachments/attachments.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, isDuplicate } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { FormRefusal, Refusal, refuse } from '../../shared/refusals.ts';
import { inspectDocument } from '../inspect-document.ts';
import { ownRib } from '../rib/own-rib.ts';
import { sealIban } from '../rib/seal-iban.ts';
import { keepRequest } from './ask-change.ts';
import type { PartnerRequest } from './request.model.ts';

export interface RibWish {
  partnerId: string;
  userId: string;
  iban: string;
  reason: string;
  /** The RIB itself, which agents compare with the IBAN; empty when none was chosen. */
  bytes: Buffer;
}

/**
 * A partner asks for another bank account, its RIB with it: nothing changes before an agent holds it and a second one confirms it
 * (R-PAR-03, R-PAR-06).
 * @throws FormRefusal IBAN_INVALIDE, DOCUMENT_MANQUANT, ATTESTATION_*, FICHIER_TROP_GROS, MOTIF_MANQUANT (422, 413, 415: all at once),
 * Refusal DEMANDE_EN_ATTENTE (409): an agent already holds one.
 */
export async function askRibChange(act: Act, { partnerId, userId, ...typed }: RibWish): Promise<void> {
  const { iban, reason, sha256, ...opened } = await readWish(typed);
  if ((await ownRib(partnerId)).pending !== null) throw refuse('DEMANDE_EN_ATTENTE');
  const sealed = await sealFile(opened);
  const paper = { file: sealed.id, type: sealed.type, sha256 };
  const asked = { state: 'waiting', askedAt: act.at, answer: null } as const;
  const request: PartnerRequest = { _id: newId(), partnerId, userId, field: 'rib', wanted: iban.masked, iban, paper, reason, ...asked };
  try {
    await inTransaction(async (session) => {
      await keepRequest(session, act, request);
      await storeAttachment(session, NO_CAMPAIGN, sealed);
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('DEMANDE_EN_ATTENTE') : error;
  }
}

async function readWish({ iban: typedIban, bytes, reason: why }: Pick<RibWish, 'iban' | 'bytes' | 'reason'>) {
  const refusals: Refusal[] = [];
  const refused = (error: unknown): undefined => {
    if (!(error instanceof Refusal)) throw error;
    refusals.push(error);
  };
  const iban = await sealIban(typedIban).catch(refused);
  const paper = await inspectDocument(bytes).catch(refused);
  const reason = await Promise.resolve(why).then(readReason).catch(refused);
  if (!iban || !paper || !reason) throw new FormRefusal(refusals);
  return { iban, reason, ...paper };
}
