/**
 * How many letters may leave in a minute, in all and to one domain: what mail providers bear, and what leaves pages as quick as without
 * mails (settings, docs/mail.md). From one a second on, the whole is counted by the second, and each letter of a second has its place in
 * it: mails leave one after the other, no page meets a burst.
 */
import { setTimeout as realPause } from 'node:timers/promises';
import { isDuplicate } from '../../shared/database.ts';
import { type MailRate, MailRates } from './mail-rate.model.ts';

export interface RateLimits {
  /** 0: no limit. */
  perMinute: number;
  domainPerMinute: ReadonlyMap<string, number>;
}

export type RateAnswer = 'go' | 'domain-full' | 'full';

const MINUTE_MS = 60_000;
const SECOND_MS = 1000;
const SECONDS = MINUTE_MS / SECOND_MS;
const ALL = '*';
/** Looked at again so often, for the next second: no question to the database. */
const LOOK_AGAIN_MS = 50;

export class Rates {
  private readonly limits: RateLimits;
  private readonly clock: () => Date;
  private readonly pause: (ms: number) => Promise<void>;
  private minute = 0;
  private full = new Set<string>();
  private fullSecond = -1;

  /** @param clock real time. @param pause lets it pass. */
  constructor(limits: RateLimits, clock: () => Date, pause: (ms: number) => Promise<void> = realPause) {
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
  }

  /** Domains that had theirs of this minute. */
  fullDomains(): string[] {
    this.turn();
    return [...this.full];
  }

  /** Counts one letter to a domain, if it may still leave in this minute. @param waits whether to wait for the next second still makes sense. */
  async take(domain: string, waits: () => boolean): Promise<RateAnswer> {
    this.turn();
    const ofDomain = this.limits.domainPerMinute.get(domain);
    if (ofDomain !== undefined && !(await this.count(domain, ofDomain, MINUTE_MS))) {
      this.full.add(domain);
      return 'domain-full';
    }
    const { perMinute } = this.limits;
    if (perMinute === 0) return 'go';
    if (perMinute >= SECONDS && !(await this.evenly(Math.ceil(perMinute / SECONDS), waits))) return 'full';
    // Whole letters a second make more than a rate like 90 a minute: the minute is counted too.
    return perMinute % SECONDS === 0 || (await this.count(ALL, perMinute, MINUTE_MS)) ? 'go' : 'full';
  }

  private async evenly(perSecond: number, waits: () => boolean): Promise<boolean> {
    while (waits()) {
      const second = this.slice(SECOND_MS);
      if (second !== this.fullSecond) {
        const rank = await this.count(ALL, perSecond, SECOND_MS);
        if (rank > 0) return this.until(second + ((rank - 1) * SECOND_MS) / perSecond, waits);
        this.fullSecond = second;
      }
      await this.pause(LOOK_AGAIN_MS);
    }
    return false;
  }

  private async until(instant: number, waits: () => boolean): Promise<boolean> {
    const left = (): number => instant - this.clock().getTime();
    while (left() > 0 && waits()) await this.pause(Math.min(left(), LOOK_AGAIN_MS));
    return waits();
  }

  private slice(ms: number): number {
    return Math.floor(this.clock().getTime() / ms) * ms;
  }

  private turn(): void {
    const minute = Math.floor(this.clock().getTime() / MINUTE_MS);
    if (minute !== this.minute) this.full.clear();
    this.minute = minute;
  }

  /** @param ms a minute, or a second. @returns which one this is of them, from 1; 0 when they have all left. */
  private async count(name: string, limit: number, ms: number): Promise<number> {
    const minute = new Date(this.slice(ms));
    try {
      const counted = await MailRates.findOneAndUpdate(
        { _id: `${minute.toISOString().slice(0, ms === MINUTE_MS ? 16 : 19)} ${name}`, count: { $lt: limit } },
        { $inc: { count: 1 }, $setOnInsert: { minute } },
        { upsert: true, new: true },
      ).lean<MailRate>();
      return counted?.count ?? 0;
    } catch (error) {
      // Full: the filter does not match, and the upsert meets the document that is there.
      if (isDuplicate(error)) return 0;
      throw error;
    }
  }
}
