/** What a load has seen so far, and what the campaign knew before: the facts its lines are checked against. */
import { hash } from 'node:crypto';
import { baremeAmounts } from '../../campaign/campaign.rules.ts';
import type { Campaign } from '../../campaign/campaign.model.ts';
import type { FileKind, RawLine } from '../file-kinds.ts';
import { checkAllo, type FamilyRow } from './allo.rules.ts';
import { ageLimits } from './birth.rules.ts';
import type { Layout } from './columns.rules.ts';
import { checkEnf, type ChildRow, type EnfFacts } from './enf.rules.ts';
import { likenessOf } from './likeness.rules.ts';
import { NumberSet } from './number-set.ts';
import type { Verdict } from './verdict.ts';

export class Ledger {
  /** Families of the campaign before this load, then those this load keeps. */
  readonly parents = new NumberSet();
  readonly rejectedParents = new NumberSet();
  readonly kept = { allo: new NumberSet(), enf: new NumberSet() };
  /** Keys this load rejected a second line of. */
  readonly twice = { allo: new NumberSet(), enf: new NumberSet() };
  /** Rejected lines of earlier loads that have no key: looked for, found among the lines kept. */
  readonly likenesses = { wanted: new Set<string>(), found: new Set<string>() };
  /** 52 bits of each mail: 300,000 of them take 10 MB. */
  readonly #mails = new Set<number>();
  readonly #enfFacts: EnfFacts;

  constructor({ criteria }: Pick<Campaign, 'criteria'>) {
    this.#enfFacts = {
      kept: this.kept.enf,
      parents: this.parents,
      rejectedParents: this.rejectedParents,
      baremeAmounts: baremeAmounts(criteria),
      outsideBaremeIsWarning: criteria.outsideBaremeIsWarning,
      ages: ageLimits(criteria),
    };
  }

  /** Checks a line of `allo` and remembers what it says. */
  checkAllo(raw: RawLine, layout: Layout): Verdict<FamilyRow> {
    const verdict = checkAllo(raw, layout, { kept: this.kept.allo, mailSeen: (mail) => this.#mails.has(mailNumber(mail)) });
    const { key, row } = verdict;
    if (row) {
      this.kept.allo.add(row.matricule);
      this.parents.add(row.matricule);
      if (row.mail) this.#mails.add(mailNumber(row.mail));
      this.#lookFor('allo', raw, layout);
    } else if (key) {
      if (this.kept.allo.has(key)) this.twice.allo.add(key);
      else this.rejectedParents.add(key);
    }
    return verdict;
  }

  /** Checks a line of `enf` and remembers what it says. */
  checkEnf(raw: RawLine, layout: Layout): Verdict<ChildRow> {
    const verdict = checkEnf(raw, layout, this.#enfFacts);
    const { key, row } = verdict;
    if (row) {
      this.kept.enf.add(row.sias);
      this.#lookFor('enf', raw, layout);
    } else if (key && this.kept.enf.has(key)) this.twice.enf.add(key);
    return verdict;
  }

  #lookFor(file: FileKind, raw: RawLine, layout: Layout): void {
    if (this.likenesses.wanted.size === 0) return;
    const likeness = likenessOf(file, raw, layout);
    if (likeness && this.likenesses.wanted.has(likeness)) this.likenesses.found.add(likeness);
  }
}

const mailNumber = (mail: string): number => parseInt(hash('sha256', mail, 'hex').slice(0, 13), 16);
