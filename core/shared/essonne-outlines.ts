/** The outlines of the communes of today, for maps that need no server of tiles (IGN and INSEE data: docs/decisions/0471). */
import { readFileSync } from 'node:fs';

export interface Outline {
  insee: string;
  /** An SVG path in the drawing's units. */
  path: string;
  centre: [x: number, y: number];
}

export interface Outlines {
  width: number;
  height: number;
  frame: Frame;
  outlines: readonly Outline[];
}

/** Degrees (WGS 84) of the drawing's corner and of one of its units, east and south. */
export interface Frame {
  west: number;
  north: number;
  east1: number;
  south1: number;
}

let read: Outlines | undefined;

/** Read once a process; made by scripts/data/essonne-outlines.mjs. */
export const essonneOutlines = (): Outlines =>
  (read ??= JSON.parse(readFileSync(new URL('./essonne-outlines.json', import.meta.url), 'utf8')) as Outlines);
