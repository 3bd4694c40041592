import { typo } from '#core/shared/french.ts';
import { readMail } from '#core/shared/identifiers.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { instant, orNothing } from './format.ts';
import { LETTER_WORDS, OUTBOX_WORDS } from './letter-words.ts';
import type { Sheet } from './sheet.ts';

/** What was mailed to whom (R-MAIL-03). What letters say stays in the database: links and passwords are in it until they have left. */
export const letters: Sheet<OutboxLetter> = {
  id: 'Letter',
  title: 'Courriels envoyés',
  empty: typo('Aucun courriel. Ils partent d’eux-mêmes ; changez de filtre si vous en cherchez un.'),
  model: Outbox,
  fields: ['letter.kind', 'to', 'about', 'campaign', 'state', 'attempts', 'postedAt', 'nextAt', 'sentAt', 'failure'],
  sort: { by: 'postedAt', direction: 'desc' },
  columns: [
    {
      name: 'postedAt',
      label: 'Écrit le',
      show: (row) => instant(row.postedAt),
      listed: true,
      sort: ['postedAt'],
      filter: { kind: 'days', field: 'postedAt' },
    },
    {
      name: 'kind',
      label: 'Courriel',
      show: (row) => row.letter.kind,
      labels: LETTER_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'letter.kind' },
    },
    { name: 'to', label: 'Adresse', show: (row) => row.to, listed: true, filter: { kind: 'exact', field: 'to', read: readMail } },
    { name: 'about', label: 'Pour', show: (row) => row.about, listed: true, filter: { kind: 'exact', field: 'about' } },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: OUTBOX_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'attempts', label: 'Essais', show: (row) => String(row.attempts), listed: true },
    { name: 'sentAt', label: 'Parti le', show: (row) => instant(row.sentAt) },
    { name: 'failure', label: 'Dernier refus', show: (row) => orNothing(row.failure), listed: true },
    { name: 'nextAt', label: 'Prochain essai', show: (row) => (row.state === 'pending' ? instant(row.nextAt) : '–') },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => String(row.campaign ?? '–'),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
