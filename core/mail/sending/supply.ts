/** Letters on their way to the lanes: taken in numbers, given one by one, the next ones fetched before the last is given. */
import type { OutboxLetter } from '../../shared/outbox.model.ts';
import { releaseLetters } from '../hold-letter.ts';

/** Few enough that none waits long in our hands, many enough that taking costs little. */
const AT_ONCE = 200;
/** Where a rate is set, no more than leave in so long: a letter that somebody expects does not stand behind many of a campaign. */
const SECONDS_AHEAD = 2;

export class Supply {
  private ready: OutboxLetter[] = [];
  private coming: Promise<void> | null = null;
  private dry = false;
  private fault: unknown;
  private left: number;
  private readonly atOnce: number;
  private readonly fetch: (limit: number) => Promise<OutboxLetter[]>;

  /** @param fetch takes at most so many letters; none: nothing is due. @param limit letters given in all. @param perMinute 0: no rate. */
  constructor(fetch: (limit: number) => Promise<OutboxLetter[]>, { limit, perMinute }: { limit: number; perMinute: number }) {
    this.fetch = fetch;
    this.left = limit;
    this.atOnce = perMinute === 0 ? AT_ONCE : Math.min(AT_ONCE, Math.ceil((perMinute * SECONDS_AHEAD) / 60));
  }

  /** @returns null when none is due, or the limit is reached. @throws what the taking threw. */
  async next(): Promise<OutboxLetter | null> {
    while (!this.isOver() && this.ready.length < this.atOnce / 4) {
      this.coming ??= this.more();
      if (this.ready.length > 0) break;
      await this.coming;
      if (this.fault !== undefined) throw this.fault;
    }
    return this.ready.shift() ?? null;
  }

  /** Gives back what no lane took. */
  async close(): Promise<void> {
    this.left = 0;
    await this.coming;
    await releaseLetters(this.ready.splice(0));
  }

  private isOver(): boolean {
    return this.dry || this.left <= 0;
  }

  /** Never rejects: a lane may not be waiting for it. */
  private async more(): Promise<void> {
    try {
      const letters = await this.fetch(Math.min(this.atOnce, this.left));
      this.dry = letters.length === 0;
      this.left -= letters.length;
      this.ready.push(...letters);
    } catch (error) {
      this.fault = error;
    }
    this.coming = null;
  }
}
