/** The account on paper (R-FAM-13), with the words of the pages. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { FAMILY_STATE_WORDS, KIND_NAMES } from '#core/depense/family-operation.rules.ts';
import { familyHome } from '#core/depense/family-home.ts';
import { familyOperations, operationView } from '#core/depense/family-operations.ts';
import { withPromises } from '#core/payment/expected-payments.ts';
import { renderFamilyAccount } from '#templates/pdf/family-account.tsx';
import type { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import type { FamilyVisit } from './family-session.server.ts';
import { lastAndNext } from './promise.server.ts';

/** @throws Refusal PDF_INDISPONIBLE, TROP_OCCUPE (503). */
export async function accountPdf(family: FamilyVisit, printer: PdfPrinter): Promise<Uint8Array<ArrayBuffer>> {
  const { act, campaign, matricule, gate } = family;
  const home = await familyHome(family, act.at);
  const { operations } = await familyOperations(family);
  const sheet = {
    family: { name: `${gate.family.firstName} ${gate.family.lastName.toLocaleUpperCase('fr')}`, matricule },
    campaign: campaignLabel(campaign),
    deadline: home.deadline,
    children: home.children,
    operations: (await withPromises(operations, act.at)).map((each) => ({
      ...operationView(each),
      kind: KIND_NAMES[each.kind],
      child: each.childFirstName,
      state: FAMILY_STATE_WORDS[each.state].word,
      last: lastAndNext(each),
    })),
    madeAt: act.at,
  };
  return new Uint8Array(await printer.print(renderFamilyAccount(sheet)));
}
