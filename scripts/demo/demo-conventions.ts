import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { partyOf } from '#core/partner/convention/convention-text.rules.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import type { Act } from '#core/shared/author.ts';
import { readLetter } from './demo-mails.ts';

/** A partner reads its convention to the end and signs it with the code mailed (R-PAR-02). */
export async function signDemoConvention(
  act: Act,
  { partnerId, mail, person, quality }: { partnerId: string; mail: string; person: string; quality: string },
): Promise<void> {
  const partner = (await findPartner(partnerId))!;
  const { _id: conventionId, pages } = await prepareConvention(act, { partnerId, party: partyOf(partner) });
  const place = { partnerId, conventionId };
  for (let page = 1; page <= pages; page++) await readConventionPage({ ...place, page });
  const typed = { name: person, quality, typed: person, drawn: '', power: 'oui' };
  await askSignatureCode(act, { ...place, mail, typed });
  const { password } = await readLetter('convention-code', partnerId);
  await signConvention(act, { ...place, code: password });
}
