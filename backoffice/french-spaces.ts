const NARROW = '\u202f';
const NO_BREAK = '\u00a0';
/** A quotation mark as it is, or as the bundler writes it. */
const [OPENING, CLOSING, EURO] = [String.raw`(?:«|\\xAB)`, String.raw`(?:»|\\xBB)`, String.raw`(?:€|\\u20AC)`];
const BEFORE_SIGN = new RegExp(`(?<=\\S) (?=(?:[;:!?%]|${CLOSING})(?=["'\`\\s.,)<\\\\]|$))`, 'g');
const AFTER_OPENING = new RegExp(`(?<=${OPENING}) `, 'g');
const BEFORE_EURO = new RegExp(`(?<=[\\d}]) (?=${EURO})`, 'g');

/**
 * The sentences of a built script with the spaces of French (core/shared/french.ts, typo): they do not break before a double sign.
 * The desk's screens are written with plain spaces and given them here, once: in code such a space is a space like another.
 */
export const withFrenchSpaces = (script: string): string =>
  script.replace(BEFORE_SIGN, NARROW).replace(AFTER_OPENING, NARROW).replace(BEFORE_EURO, NO_BREAK);
