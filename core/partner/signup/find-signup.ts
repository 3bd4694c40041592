import { refuse } from '../../shared/refusals.ts';
import { type SignupFile, SignupFiles } from './signup.model.ts';
import { keyHashOf } from './signup-key.ts';

/** The file a mailed link opens. @throws Refusal LIEN_PERIME (410). */
export async function signupByKey(key: string, at: Date): Promise<SignupFile> {
  const file = await SignupFiles.findOne({ keyHash: keyHashOf(key), keyUntil: { $gt: at } }).lean<SignupFile>();
  if (!file) throw refuse('LIEN_PERIME');
  return file;
}

/** @throws Refusal INTROUVABLE (404). @public its screen comes with issues 5 to 7 */
export async function findSignup(id: string): Promise<SignupFile> {
  const file = await SignupFiles.findById(id).lean<SignupFile>();
  if (!file) throw refuse('INTROUVABLE');
  return file;
}

/** Sent, not decided: the longest waiting first; then those that wait for the partner. @public its screen comes with issues 5 to 7 */
export const signupQueue = (): Promise<SignupFile[]> =>
  SignupFiles.find({ state: { $in: ['submitted', 'complement'] } })
    .sort({ state: -1, submittedAt: 1 })
    .limit(200)
    .lean<SignupFile[]>();
