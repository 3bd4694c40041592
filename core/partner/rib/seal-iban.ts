import { seal, unseal } from '../../shared/attachments/seal.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { maskedIban, readIban } from './iban.rules.ts';
import type { SealedIban } from './rib.model.ts';

/** @throws Refusal IBAN_INVALIDE (422), field `iban`. */
export async function sealIban(typed: string): Promise<SealedIban> {
  const iban = readIban(typed);
  if (!iban) throw refuse('IBAN_INVALIDE', {}, { field: 'iban' });
  const id = `iban:${newId()}`;
  const { sealed, seal: key } = await seal(id, Buffer.from(iban));
  return { id, sealed: sealed.toString('base64'), seal: key, masked: maskedIban(iban) };
}

/** @throws WrongAttachmentKey; an Error when it was altered. */
export const openIban = async ({ id, sealed, seal: key }: SealedIban): Promise<string> =>
  (await unseal(id, Buffer.from(sealed, 'base64'), key)).toString();
