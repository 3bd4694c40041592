/**
 * The order of the test files. Those that drive whole systems, browsers and crashes take minutes whatever their size: one that starts last
 * keeps a core waiting for the end of the run, and several at once starve each other. So: one of them, four others, and so on.
 */
import TestSequencer from '@jest/test-sequencer';

const LONG = /[/](browser|ground|faults|cli)[/]|[/]flow[/].*crash|[/]backoffice[/](screens|rights|right-effects)/;
/** The longest of all. */
const FIRST = /[/](browser[/](pages[/](every-page|bad-input)|desk)|faults[/]mails|flow[/]payment-crash)[.]test/;
const OTHERS_BETWEEN = 4;

export default class LongOnesEarly extends TestSequencer {
  sort(tests) {
    const known = super.sort(tests);
    const long = known.filter(({ path }) => LONG.test(path)).sort((one, other) => FIRST.test(other.path) - FIRST.test(one.path));
    const others = known.filter(({ path }) => !LONG.test(path));
    const woven = long.flatMap((test, rank) => [test, ...others.slice(rank * OTHERS_BETWEEN, (rank + 1) * OTHERS_BETWEEN)]);
    return [...woven, ...others.slice(long.length * OTHERS_BETWEEN)];
  }
}
