import { hash } from 'node:crypto';

/** Fingerprint of what a line says (22 characters): the same line loaded twice changes nothing (R-CAM-05). */
export const rowHash = (values: readonly (string | number | null | undefined)[]): string =>
  hash('sha256', values.map((value) => (value === undefined ? '\u0001' : String(value ?? ''))).join('\u0000'), 'base64url').slice(0, 22);
