type Stop = () => Promise<void>;

/** What must be stopped, in the reverse of the order in which it was started. */
export class Stops {
  readonly #stops: Stop[] = [];
  #running: Promise<void> | undefined;

  /** The stop has been asked for. */
  get begun(): boolean {
    return this.#running !== undefined;
  }

  /** What is added after the stop was asked for is stopped at once. */
  add(stop: Stop): void {
    if (this.begun) void stop();
    else this.#stops.push(stop);
  }

  /** Stops everything; asked again, it waits for the same. */
  run(): Promise<void> {
    this.#running ??= this.#all();
    return this.#running;
  }

  async #all(): Promise<void> {
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop())
      await stop().catch((error: unknown) => console.error(error));
  }
}
