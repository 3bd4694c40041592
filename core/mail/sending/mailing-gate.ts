/** Which campaigns of mails may leave now: asked between two letters, so that a pause or a stop is obeyed at once (R-MAIL-02). */
import { LEAVING, Mailings } from '../mailing.model.ts';

/** An answer serves so long: one question for the many letters of a moment. */
const KEPT_MS = 250;

export class MailingGate {
  private ids: string[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  /** Ids of those being sent. */
  async leaving(): Promise<readonly string[]> {
    if (performance.now() - this.readAt > KEPT_MS) await (this.reading ??= this.read());
    return this.ids;
  }

  /** Whether a letter may leave; an ordinary one always may. */
  async isOpen(mailing: string | null | undefined): Promise<boolean> {
    return !mailing || (await this.leaving()).includes(mailing);
  }

  private async read(): Promise<void> {
    try {
      const found = await Mailings.find({ state: { $in: [...LEAVING] } }, { _id: 1 }).lean<{ _id: string }[]>();
      this.ids = found.map((each) => each._id);
      this.readAt = performance.now();
    } finally {
      this.reading = null;
    }
  }
}
