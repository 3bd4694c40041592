/**
 * Codes on paper for the day the device is lost: "3-KQ4M-9TXR-2BHW", each good once.
 * The number says which hash to compare with: one bcrypt a try, not eight.
 */
import { randomInt } from 'node:crypto';
import { hashPassword, passwordMatches } from './credentials.ts';
import type { Totp } from './totp.model.ts';

const COUNT = 8;
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const SHAPE = /^([1-8])([A-Z0-9]{12})$/;

/** @returns the codes, to show once, and what is kept of them. */
export async function newRecoveryCodes(): Promise<{ codes: string[]; kept: Totp['recovery'] }> {
  const codes = Array.from({ length: COUNT }, (_, index) => [index + 1, group(), group(), group()].join('-'));
  const kept = await Promise.all(codes.map(async (code, index) => ({ number: index + 1, hash: await hashPassword(bare(code)) })));
  return { codes, kept };
}

/** @returns the kept code that was typed, or null. An account without codes costs the same time. */
export async function recoveryCodeOf(typed: string, kept: Totp['recovery']): Promise<Totp['recovery'][number] | null> {
  const shaped = SHAPE.exec(bare(typed));
  const one = kept.find(({ number }) => number === Number(shaped?.[1])) ?? null;
  return (await passwordMatches(bare(typed), one?.hash ?? null)) ? one : null;
}

const group = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();
