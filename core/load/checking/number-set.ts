/** A set of 7-digit identifiers in one bit each: 1.25 MB for all ten million, however many lines a file has. */
export class NumberSet {
  readonly #bits = new Uint8Array(10_000_000 / 8);

  /** @returns false when it was there already. */
  add(identifier: string): boolean {
    const number = Number(identifier);
    const bit = 1 << (number & 7);
    const before = this.#bits[number >> 3]!;
    this.#bits[number >> 3] = before | bit;
    return (before & bit) === 0;
  }

  has(identifier: string): boolean {
    const number = Number(identifier);
    return (this.#bits[number >> 3]! & (1 << (number & 7))) !== 0;
  }

  /** Its members, in order, 7 digits each. */
  list(): string[] {
    const members: string[] = [];
    this.#bits.forEach((byte, place) => {
      for (let bit = 0; byte >> bit > 0; bit++) if ((byte >> bit) & 1) members.push(String(place * 8 + bit).padStart(7, '0'));
    });
    return members;
  }
}
