/** Invented families and children, one at a time: 295,000 of them fit in no memory to speak of. */
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import type { Cents } from '#core/shared/cents.ts';
import type { CivilDay } from '#core/shared/days.ts';
import { folded } from '#core/shared/french.ts';
import { COMMUNES, FIRST_NAMES, LAST_NAMES } from './names.ts';
import { type Random, seededRandom } from './random.ts';

export interface People {
  families: number;
  children: number;
  seed: number;
  /** Campaign's year: children are 6 to 15 on 1 September of it. */
  year: number;
}

export interface DemoFamily {
  matricule: string;
  lastName: string;
  firstName: string;
  /** Empty for about one in twenty. */
  mail: string;
  insee: string;
  commune: string;
}

export interface DemoChild {
  matricule: string;
  sias: string;
  lastName: string;
  firstName: string;
  birth: CivilDay;
  amount: Cents;
}

/** A prime: multiples of anything below it never meet before that many. */
const IDENTIFIERS = 9_999_991;
const identifier = (index: number, step: number, seed: number): string =>
  String(((index + 1) * step + seed * 101) % IDENTIFIERS || 1).padStart(7, '0');

const matriculeOf = (index: number, seed: number): string => identifier(index, 7919, seed);

/** Everything of a family comes from its own index: its children are made without keeping it. */
function householdOf(index: number, people: People) {
  const random = seededRandom(people.seed * 1_000_003 + index);
  const lastName = random.pick(LAST_NAMES);
  const [insee, commune] = random.pick(COMMUNES);
  return { random, lastName, insee, commune, baremeRow: random.below(4) };
}

/** The families, in the order of the file. */
export function* demoFamilies(people: People): Generator<DemoFamily> {
  for (let index = 0; index < people.families; index++) {
    const { random, lastName, insee, commune } = householdOf(index, people);
    const firstName = random.pick(FIRST_NAMES);
    const mail = random.chance(0.05) ? '' : `${mailPart(firstName)}.${mailPart(lastName)}${index}@courriel.example`;
    yield { matricule: matriculeOf(index, people.seed), lastName, firstName, mail, insee, commune };
  }
}

/** The children, family by family: each has one at least when there are enough, the others fall where they may. */
export function* demoChildren(people: People): Generator<DemoChild> {
  const counts = childrenPerFamily(people);
  let child = 0;
  for (let index = 0; index < counts.length; index++) {
    const household = householdOf(index, people);
    const random = seededRandom(people.seed * 7 + index * 31 + 5);
    for (let rank = 0; rank < (counts[index] ?? 0); rank++, child++) {
      yield {
        matricule: matriculeOf(index, people.seed),
        sias: identifier(child, 6007, people.seed + 13),
        lastName: household.lastName,
        firstName: random.pick(FIRST_NAMES),
        birth: birthOf(random, people.year),
        amount: amountOf(household.baremeRow, household.insee, people.year),
      };
    }
  }
}

function childrenPerFamily({ families, children, seed }: People): Uint8Array {
  const counts = new Uint8Array(families);
  const random = seededRandom(seed + 77);
  for (let child = 0; child < children; child++) counts[child < families ? child : random.below(families)]! += 1;
  return counts;
}

/** A child between 6 and 15 full years on 1 September. */
function birthOf(random: Random, year: number): CivilDay {
  const day = new Date(Date.UTC(year - 15, 8, 1 + random.below(365 * 9)));
  return day.toISOString().slice(0, 10);
}

function amountOf(row: number, insee: string, year: number): Cents {
  const { bareme, communesCe } = criteria2025(year);
  const amounts = bareme[row % bareme.length]!;
  return communesCe.some((commune) => commune.insee === insee) ? amounts.ce : amounts.standard;
}

const mailPart = (name: string): string => folded(name).replaceAll(' ', '-');
