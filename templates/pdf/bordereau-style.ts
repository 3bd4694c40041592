import { readFileSync } from 'node:fs';
import { sheetStyle } from './sheet-style.ts';

let style: string | undefined;

/** The style of printed pages, with that of long tables. Read once a process. */
export const bordereauStyle = (): string => (style ??= sheetStyle() + readFileSync(new URL('./bordereau.css', import.meta.url), 'utf8'));
