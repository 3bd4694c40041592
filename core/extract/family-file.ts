import { LoginAttempts, type LoginAttempt, WebSessions } from '../access/access.model.ts';
import { findCredential } from '../access/credentials.ts';
import { familySubject } from '../access/subject.ts';
import {
  Children,
  type Child,
  Families,
  type Family,
  FamilyAccounts,
  type FamilyAccount,
  Oppositions,
  type Opposition,
} from '../family/family.model.ts';
import { type FamilyHome, familyHome } from '../depense/family-home.ts';
import { familyOperations } from '../depense/family-operations.ts';
import type { FamilyOperation } from '../depense/family-operation.rules.ts';
import { type FamilyAccess, familyAccess } from '../family/family-access.rules.ts';
import { familyIdentifier } from '../family/login-family.ts';
import type { Load, LoadReject } from '../load/load.model.ts';
import { realNow } from '../shared/clock.ts';
import { refuse } from '../shared/refusals.ts';
import type { FamilyAccountView } from '../voucher/family-account.ts';
import { lettersOf, type LetterTrace, linesOf, type LineTrace, loadsOf, objectsOf, remarksOf } from './family-traces.ts';

/** Where the family stands with the portal. No secret: neither hash nor stamp. */
export interface AccessTrace {
  access: FamilyAccess;
  account: FamilyAccount | null;
  opposition: Opposition | null;
  /** A password is set; false after a change of mail, until a link is used (R-FAM-06). */
  hasPassword: boolean;
  passwordChangedAt: Date | null;
  /** The mail's lock (R-FAM-03): until when, or null. */
  lockedUntil: Date | null;
  failures: number;
  openSessions: number;
  lastSeenAt: Date | null;
}

export interface FamilyFile {
  family: Family;
  /** What the family sees, in its words. */
  home: FamilyHome;
  account: FamilyAccountView;
  /** QR codes and dépenses, newest first. */
  operations: FamilyOperation[];
  access: AccessTrace;
  letters: LetterTrace[];
  loads: Load[];
  remarks: LoadReject[];
  lines: LineTrace[];
  /** Under which the journal knows the family (findEvents). */
  objects: string[];
}

/**
 * One family for an agent (R-EXT-03): its account exactly as it sees it, and what the processing knows of it. Read only.
 * @param at business time. @throws Refusal INTROUVABLE (404).
 */
export async function readFamilyFile(id: string, at: Date): Promise<FamilyFile> {
  const family = await Families.findById(id).lean<Family>();
  if (!family) throw refuse('INTROUVABLE');
  const children = await Children.find({ campaign: family.campaign, matricule: family.matricule }).lean<Child[]>();
  const [home, { account, operations }, access, letters, loads, remarks, lines, objects] = await Promise.all([
    familyHome(family, at),
    familyOperations(family),
    accessOf(family, at),
    lettersOf(family),
    loadsOf(family, children),
    remarksOf(family, children),
    linesOf(family),
    objectsOf(family),
  ]);
  return { family, home, account, operations, access, letters, loads, remarks, lines, objects };
}

async function accessOf(family: Family, at: Date): Promise<AccessTrace> {
  const subject = familySubject(family.campaign, family.matricule);
  const [account, opposition, credential, attempts] = await Promise.all([
    FamilyAccounts.findById(family._id).lean<FamilyAccount>(),
    Oppositions.findById(family.matricule).lean<Opposition>(),
    findCredential(subject),
    family.mail ? LoginAttempts.findById(familyIdentifier(family.mail)).lean<LoginAttempt>() : null,
  ]);
  const locked = attempts?.lockedUntil && attempts.lockedUntil > at ? attempts.lockedUntil : null;
  return {
    access: familyAccess({ ...family, opposed: opposition !== null, activated: account !== null }),
    account,
    opposition,
    hasPassword: Boolean(credential?.hash),
    passwordChangedAt: credential?.changedAt ?? null,
    lockedUntil: locked,
    failures: attempts && !attempts.lockedUntil ? attempts.failures : 0,
    ...(await sessionsOf(subject, credential?.stamp ?? '')),
  };
}

/** Sessions that still open something: the others wait for their erasing. */
async function sessionsOf(subject: string, stamp: string): Promise<Pick<AccessTrace, 'openSessions' | 'lastSeenAt'>> {
  const open = await WebSessions.find({ subject, kind: 'family', stamp, expiresAt: { $gt: realNow() } }, { seenAt: 1 })
    .sort({ seenAt: -1 })
    .lean<{ seenAt: Date }[]>();
  return { openSessions: open.length, lastSeenAt: open[0]?.seenAt ?? null };
}
