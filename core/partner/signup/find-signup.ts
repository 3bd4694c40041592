import { refuse } from '../../shared/refusals.ts';
import { type SignupFile, SignupFiles } from './signup.model.ts';
import { keyHashOf } from './signup-key.ts';

/** The file a mailed link opens. @throws Refusal LIEN_PERIME (410). */
export async function signupByKey(key: string, at: Date): Promise<SignupFile> {
  const file = await SignupFiles.findOne({ keyHash: keyHashOf(key), keyUntil: { $gt: at } }).lean<SignupFile>();
  if (!file) throw refuse('LIEN_PERIME');
  return file;
}

/** @throws Refusal INTROUVABLE (404). */
export async function findSignup(id: string): Promise<SignupFile> {
  const file = await SignupFiles.findById(id).lean<SignupFile>();
  if (!file) throw refuse('INTROUVABLE');
  return file;
}
