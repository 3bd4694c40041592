import type { Session } from '../../shared/database.ts';
import { type SignupFile, SignupFiles, type SignupState } from './signup.model.ts';

/** What an agent lists: to examine, with the partner, decided. */
export const SIGNUP_LISTS = {
  submitted: ['submitted'],
  complement: ['complement'],
  decided: ['validated', 'refused'],
} as const satisfies Record<string, readonly SignupState[]>;
export type SignupList = keyof typeof SIGNUP_LISTS;

export const SIGNUPS_A_PAGE = 50;

/** One page of a list: the longest waiting first; of those decided, the latest. @param page from 0. */
export const listSignups = (list: SignupList, page: number): Promise<SignupFile[]> =>
  SignupFiles.find({ state: { $in: SIGNUP_LISTS[list] } })
    .sort(list === 'decided' ? { modifiedAt: -1, _id: 1 } : { submittedAt: 1, _id: 1 })
    .skip(page * SIGNUPS_A_PAGE)
    .limit(SIGNUPS_A_PAGE)
    .lean<SignupFile[]>();

export const countSignups = (list: SignupList): Promise<number> => SignupFiles.countDocuments({ state: { $in: SIGNUP_LISTS[list] } });

/** The file to examine after this one, the longest waiting first, back to the first after the last; null when there is no other. */
export async function nextSignup({ _id, submittedAt }: Pick<SignupFile, '_id' | 'submittedAt'>): Promise<string | null> {
  const first = (where: object): Promise<SignupFile | null> =>
    SignupFiles.findOne({ state: 'submitted', _id: { $ne: _id }, ...where }, { _id: 1 })
      .sort({ submittedAt: 1, _id: 1 })
      .lean<SignupFile>();
  const after = submittedAt && (await first({ $or: [{ submittedAt: { $gt: submittedAt } }, { submittedAt, _id: { $gt: _id } }] }));
  return (after ?? (await first({})))?._id ?? null;
}

/** The file of a partner that came by itself; null for one that agents entered. */
export const signupOf = (partnerId: string): Promise<SignupFile | null> => SignupFiles.findOne({ partnerId }).lean<SignupFile>();

/** A partner whose file waits is refused through it, so that the reason is mailed. */
export const hasOpenFile = async (session: Session, partnerId: string): Promise<boolean> =>
  (await SignupFiles.exists({ partnerId, state: { $in: ['submitted', 'complement'] } }).session(session)) !== null;

/** Partners whose file is being examined: they are not to be validated by hand. */
export const partnersWithOpenFile = async (): Promise<string[]> =>
  SignupFiles.distinct('partnerId', { state: { $in: ['submitted', 'complement'] }, partnerId: { $type: 'string' } }) as Promise<string[]>;
