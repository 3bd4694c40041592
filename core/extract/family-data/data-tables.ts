/** The same data in tables a spreadsheet opens, with the words of the pages: what a person reads, the JSON is for machines. */
import { AuditEvents, type AuditEvent } from '../../audit/audit-event.model.ts';
import { FAMILY_STATE_WORDS, KIND_NAMES } from '../../depense/family-operation.rules.ts';
import { familyOperations } from '../../depense/family-operations.ts';
import { birthWords } from '../../family/birth-words.ts';
import { plainEuros } from '../../shared/cents.ts';
import type { CsvCell } from '../../shared/csv.rules.ts';
import { formatDay, formatInstant } from '../../shared/days.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import type { Person } from './holdings.ts';
import { HOLDINGS } from './holdings.ts';
import { AUTHORS, FAMILY_EVENTS, FAMILY_LETTERS } from './words.ts';

export interface DataTable {
  name: string;
  header: readonly string[];
  rows: (person: Person) => AsyncIterable<readonly CsvCell[]>;
}

export const DATA_TABLES: readonly DataTable[] = [
  {
    name: 'enfants.csv',
    header: ['Campagne', 'Nom', 'Prénom', 'Date de naissance', 'Numéro SIAS', 'Montant accordé', 'Il reste'],
    rows: children,
  },
  {
    name: 'operations.csv',
    header: ['Campagne', 'Date', 'Type', 'Enfant', 'Club', 'Montant', 'État', 'Suite', 'Payé le'],
    rows: operations,
  },
  { name: 'courriels.csv', header: ['Date', 'Sujet', 'Adresse', 'Envoyé le'], rows: letters },
  { name: 'journal.csv', header: ['Date', 'Qui', 'Quoi'], rows: events },
];

async function* children({ years, matricule }: Person): AsyncGenerator<CsvCell[]> {
  for (const campaign of years) {
    const { account } = await familyOperations({ campaign, matricule });
    for (const { lastName, firstName, birth, sias, granted, available } of account.children)
      yield [campaign, lastName, firstName, birthWords(birth), sias, plainEuros(granted), plainEuros(available)];
  }
}

async function* operations({ years, matricule }: Person): AsyncGenerator<CsvCell[]> {
  for (const campaign of years)
    for (const each of (await familyOperations({ campaign, matricule })).operations)
      yield [
        ...[campaign, formatInstant(each.madeAt), KIND_NAMES[each.kind], each.childFirstName, each.where],
        ...[plainEuros(each.amount), FAMILY_STATE_WORDS[each.state].word, each.last, each.paidOn ? formatDay(each.paidOn) : ''],
      ];
}

async function* letters({ matricule }: Person): AsyncGenerator<CsvCell[]> {
  const found = Outbox.find({ about: matricule }).sort({ postedAt: -1 }).lean<OutboxLetter>().cursor();
  for await (const { letter, to, postedAt, sentAt } of found as AsyncIterable<OutboxLetter>)
    yield [formatInstant(postedAt), FAMILY_LETTERS[letter.kind] ?? letter.kind, to, sentAt ? formatInstant(sentAt) : 'pas envoyé'];
}

async function* events(person: Person): AsyncGenerator<CsvCell[]> {
  const journal = HOLDINGS.find(({ model }) => model === AuditEvents)!;
  const found = AuditEvents.find(journal.of(person)).sort({ at: -1, _id: -1 }).lean<AuditEvent>().cursor();
  for await (const { at, author, kind } of found as AsyncIterable<AuditEvent>)
    yield [formatInstant(at), AUTHORS[author.kind], FAMILY_EVENTS[kind] ?? kind];
}
