import { readFileSync } from 'node:fs';

/** An example of the CCTP, chapter 6, as it is printed there: its wrapped line is joined again and padded to 126. */
export function cctpExample(name: 'partenaires' | 'allocataires'): string {
  const printed = readFileSync(new URL(`./cctp-${name}.txt`, import.meta.url), 'latin1');
  const [first = '', second = ''] = printed.split('\n');
  return (first + second.trimEnd()).padEnd(126);
}
