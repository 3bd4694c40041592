import { type PartnerRequest, PartnerRequests } from './request.model.ts';

export const REQUESTS_A_PAGE = 50;

const ANSWERED = { state: { $in: ['applied', 'refused'] } } as const;
const filterOf = (answered: boolean) => (answered ? ANSWERED : { state: 'waiting' });

/** One page: those that wait, the oldest first; those answered, the latest first. @param page from 0. */
export const listRequests = (answered: boolean, page: number): Promise<PartnerRequest[]> =>
  PartnerRequests.find(filterOf(answered))
    .sort(answered ? { askedAt: -1, _id: 1 } : { askedAt: 1, _id: 1 })
    .skip(page * REQUESTS_A_PAGE)
    .limit(REQUESTS_A_PAGE)
    .lean<PartnerRequest[]>();

export const countRequests = (answered: boolean): Promise<number> => PartnerRequests.countDocuments(filterOf(answered));
