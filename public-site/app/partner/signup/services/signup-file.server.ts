/** Who a sign-up page is for: the holder of the mailed link, whose key stands in the address (R-PAR-01). */
import { signupByKey } from '#core/partner/signup/find-signup.ts';
import { OPEN_STATES, type SignupFile } from '#core/partner/signup/signup.model.ts';
import { type Act, actNow } from '#core/shared/author.ts';

export interface SignupVisit {
  key: string;
  file: SignupFile;
  /** What its holder does now. */
  act: Act;
}

/** @throws Refusal LIEN_PERIME (410): of nobody, replaced by a newer link, or older than 60 days. */
export async function openSignup({ key = '' }: { key?: string | undefined }): Promise<SignupVisit> {
  const act = actNow({ kind: 'partner', id: 'visiteur' });
  const file = await signupByKey(key, act.at);
  return { key, file, act: { ...act, author: { kind: 'partner', id: file._id } } };
}

/** The page of a file, or one beneath it. */
export const addressOf = (key: string, beneath = ''): string => `/partenaire/inscription/${key}${beneath && `/${beneath}`}`;

/** Whether its holder may still write. */
export const isOpen = ({ state }: Pick<SignupFile, 'state'>): boolean => OPEN_STATES.some((each) => each === state);

/** What the Caf asked for last, while it waits for an answer; null otherwise. */
export function askedNow({ state, history }: SignupFile): { reason: string; at: Date } | null {
  if (state !== 'complement') return null;
  return history.findLast((step) => step.state === 'complement') ?? null;
}
