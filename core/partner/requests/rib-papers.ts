import { type OpenedFile, readAttachment } from '../../shared/attachments/attachments.ts';
import { refuse } from '../../shared/refusals.ts';
import { type PartnerRequest, PartnerRequests, type RequestPaper } from './request.model.ts';

const MOST = 50;

export interface RibPaper extends RequestPaper {
  /** Id of the request. */
  request: string;
  /** Of the sealed IBAN it came with. */
  ibanId: string;
  state: PartnerRequest['state'];
  sentAt: Date;
}

/** The RIBs a partner sent with its requests, the latest first. */
export async function ribPapers(partnerId: string): Promise<RibPaper[]> {
  const requests = await PartnerRequests.find({ partnerId, field: 'rib', paper: { $ne: null } })
    .sort({ askedAt: -1 })
    .limit(MOST)
    .lean<PartnerRequest[]>();
  return requests.flatMap(({ _id, iban, paper, state, askedAt }) =>
    paper && iban ? [{ ...paper, request: _id, ibanId: iban.id, state, sentAt: askedAt }] : [],
  );
}

/** The RIB of a request. @throws Refusal INTROUVABLE (404): it came without one, or there is no such request. */
export async function readRibPaper(request: string): Promise<OpenedFile> {
  const found = await PartnerRequests.findById(request, { paper: 1 }).lean<Pick<PartnerRequest, 'paper'>>();
  const opened = found?.paper ? await readAttachment(found.paper.file) : null;
  if (!opened) throw refuse('INTROUVABLE');
  return opened;
}
