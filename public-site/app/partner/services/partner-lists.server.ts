/** The lists a partner reads and takes away (R-PAR-09), as a table, a CSV file or a PDF. */
import { Readable } from 'node:stream';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { csvPieces } from '#core/extract/csv.rules.ts';
import { PARTNER_LISTS, type PartnerLine, partnerLines, type PartnerList, recordPartnerList } from '#core/extract/partner/partner-lists.ts';
import { plainEuros, sumCents } from '#core/shared/cents.ts';
import { dayOf, formatDay, formatInstant } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { OPERATION_WORDS } from '#core/voucher/operation-words.rules.ts';
import type { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { renderPartnerList } from '#templates/pdf/partner-list.tsx';
import type { CampaignChoice } from './campaign-choice.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** About a hundred pages: beyond, the file for spreadsheets is what one reads. */
const MOST_PRINTED = 4000;
const TITLES: Record<PartnerList, string> = {
  faits: 'Paiements faits',
  attente: 'Paiements en attente',
  beneficiaires: 'Bénéficiaires payés',
};
const HEADERS: Record<PartnerList, readonly string[]> = {
  faits: ['Payé le', 'Nom', 'Prénom', 'Scanné le', 'Montant'],
  attente: ['Scanné le', 'Nom', 'Prénom', 'État', 'Montant'],
  beneficiaires: ['Nom', 'Prénom', 'Montant', 'Payé le'],
};

const cellsOf = (list: PartnerList, { lastName, firstName, amount, validatedAt, state, paidOn }: PartnerLine): string[] => {
  const paid = paidOn ? formatDay(paidOn) : '';
  if (list === 'beneficiaires') return [lastName, firstName, plainEuros(amount), paid];
  const scanned = formatInstant(validatedAt);
  return list === 'faits'
    ? [paid, lastName, firstName, scanned, plainEuros(amount)]
    : [scanned, lastName, firstName, OPERATION_WORDS[state].word, plainEuros(amount)];
};

/** Lines of a campaign; none before the first one. */
export const readList = async ({ partner }: PartnerVisit, list: PartnerList, campaign: number | null): Promise<PartnerLine[]> =>
  campaign === null ? [] : partnerLines({ partnerId: partner._id, campaign, list });

export interface AskedList {
  list: string;
  format: string;
  campaign: Pick<CampaignChoice, 'year' | 'label' | 'past'>;
}

export interface ListFile {
  body: BodyInit;
  type: string;
  name: string;
}

/** The file, written in the journal before its first row leaves. @throws Refusal INTROUVABLE (404), AUCUNE_CAMPAGNE (409), EXTRAIT_PDF_TROP_LONG (422), PDF_INDISPONIBLE (503). */
export async function listFile(visit: PartnerVisit, asked: AskedList, printer: PdfPrinter): Promise<ListFile> {
  const list = PARTNER_LISTS.find((each) => each === asked.list);
  const format = asked.format === 'csv' || asked.format === 'pdf' ? asked.format : undefined;
  if (!list || !format) throw refuse('INTROUVABLE');
  const { year: campaign, label, past } = asked.campaign;
  if (campaign === null) throw refuse('AUCUNE_CAMPAGNE');
  const lines = await readList(visit, list, campaign);
  if (format === 'pdf' && lines.length > MOST_PRINTED) throw refuse('EXTRAIT_PDF_TROP_LONG', { max: MOST_PRINTED });
  const rows = lines.map((each) => cellsOf(list, each));
  const bytes = format === 'pdf' ? new Uint8Array(await printer.print(sheetOf(visit, { list, campaign, lines, rows }))) : null;
  await recordPartnerList(visit.act, { partnerId: visit.partner._id, campaign, list, format, rows: rows.length });
  const name = [list, visit.partner.identifiant, ...(past ? ['campagne', label] : []), `${dayOf(visit.act.at)}.${format}`].join('-');
  if (bytes) return { body: bytes, type: 'application/pdf', name };
  const stream = Readable.toWeb(Readable.from(csvPieces(HEADERS[list], toAsync(rows)))) as ReadableStream;
  return { body: stream.pipeThrough(new TextEncoderStream()), type: 'text/csv; charset=utf-8', name };
}

async function* toAsync(rows: readonly string[][]): AsyncGenerator<string[]> {
  yield* rows;
}

interface Printed {
  list: PartnerList;
  campaign: number;
  lines: readonly PartnerLine[];
  rows: readonly string[][];
}

const sheetOf = ({ partner, act }: PartnerVisit, { list, campaign, lines, rows }: Printed): string =>
  renderPartnerList({
    title: TITLES[list],
    partner: { name: partner.name, identifiant: partner.identifiant },
    campaign: campaignLabel(campaign),
    columns: HEADERS[list].map((label) => ({ label, num: label === 'Montant' })),
    rows,
    total: sumCents(lines.map(({ amount }) => amount)),
    madeAt: act.at,
  });
