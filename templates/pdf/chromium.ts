/** A Chromium found on this machine (scripts/services/find-chromium.ts finds it; null where there is none). */
export interface Chromium {
  /** A program that takes Chromium's arguments; it brings its own libraries and fonts where it needs them. */
  path: string;
  /** Where it was found, for people. */
  source: string;
}
