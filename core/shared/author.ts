/** Who does something, and when: the first argument of every use-case. Time is an argument (architecture). */
import { now } from './clock.ts';

export type AuthorKind = 'family' | 'partner' | 'agent' | 'system';

/** `id`: matricule, "partner id/user id", agent code, or the name of a job. */
export interface Author {
  kind: AuthorKind;
  id: string;
}

/** The author and the instant of one action. `at` is business time. */
export interface Act {
  author: Author;
  at: Date;
}

/** An act that happens now. */
export const actNow = (author: Author): Act => ({ author, at: now() });

/** The application itself: jobs, migrations, demo data. */
export const system = (id: string): Author => ({ kind: 'system', id });
