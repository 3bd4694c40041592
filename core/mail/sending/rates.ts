/** How many letters may leave in a minute, in all and to one domain: what mail providers bear (settings, docs/mail.md). */
import { isDuplicate } from '../../shared/database.ts';
import { MailRates } from './mail-rate.model.ts';

export interface RateLimits {
  /** 0: no limit. */
  perMinute: number;
  domainPerMinute: ReadonlyMap<string, number>;
}

export type RateAnswer = 'go' | 'domain-full' | 'full';

const MINUTE_MS = 60_000;
const ALL = '*';

export class Rates {
  private readonly limits: RateLimits;
  private readonly clock: () => Date;
  private minute = 0;
  private full = new Set<string>();

  /** @param clock real time. */
  constructor(limits: RateLimits, clock: () => Date) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Domains that had theirs of this minute. */
  fullDomains(): string[] {
    this.turn();
    return [...this.full];
  }

  /** Counts one letter to a domain, if it may still leave in this minute. */
  async take(domain: string): Promise<RateAnswer> {
    this.turn();
    const ofDomain = this.limits.domainPerMinute.get(domain);
    if (ofDomain !== undefined && !(await this.count(domain, ofDomain))) {
      this.full.add(domain);
      return 'domain-full';
    }
    return this.limits.perMinute === 0 || (await this.count(ALL, this.limits.perMinute)) ? 'go' : 'full';
  }

  private turn(): void {
    const minute = Math.floor(this.clock().getTime() / MINUTE_MS);
    if (minute !== this.minute) this.full.clear();
    this.minute = minute;
  }

  private async count(name: string, limit: number): Promise<boolean> {
    const minute = new Date(this.minute * MINUTE_MS);
    try {
      const counted = await MailRates.updateOne(
        { _id: `${minute.toISOString().slice(0, 16)} ${name}`, count: { $lt: limit } },
        { $inc: { count: 1 }, $setOnInsert: { minute } },
        { upsert: true },
      );
      return counted.modifiedCount + counted.upsertedCount > 0;
    } catch (error) {
      // Full: the filter does not match, and the upsert meets the document that is there.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
