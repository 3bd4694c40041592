/** What a load changes, or would change: who is new, what becomes what (R-CAM-06). */
import { amountChanges } from '#core/load/amount-changes.ts';
import { FILE_KINDS } from '#core/load/file-kinds.ts';
import { countChanges, listChanges } from '#core/load/find-changes.ts';
import { findLoad } from '#core/load/find-loads.ts';
import { CHANGE_SUBJECTS, type ChangeSubject, type LoadChange, type Values } from '#core/load/load-change.model.ts';
import { day, euros, orNothing } from '../sheets/format.ts';
import { type DeskRequest, type DeskRoute, queryPage, queryChoice } from './route.ts';

const PER_PAGE = 50;

/** What the page shows of differences. */
export type LoadDifferences = Awaited<ReturnType<typeof differences>>;
export type LoadDifference = LoadDifferences['lines'][number];

async function differences({ req }: DeskRequest) {
  const load = await findLoad(req.params.chargement!);
  const { total, changes } = await listChanges(load, {
    file: queryChoice(req, 'fichier', FILE_KINDS),
    about: queryChoice(req, 'nature', CHANGE_SUBJECTS),
    page: queryPage(req),
    perPage: PER_PAGE,
  });
  const { raised, lowered } = await amountChanges(load);
  return {
    total,
    perPage: PER_PAGE,
    counts: await countChanges(load),
    raised: { count: raised.count, total: euros(raised.totalCents) },
    lowered: { count: lowered.count, total: euros(lowered.totalCents) },
    lines: changes.map(lineOf),
  };
}

const lineOf = ({ file, key, who, about, before, after }: LoadChange) => ({
  file,
  key,
  who,
  fresh: before === null,
  changes: SHOWN.filter((each) => (before === null ? each.show(after) !== NOTHING : about.includes(each.about))).map(({ label, show }) => ({
    label,
    before: before === null ? NOTHING : show(before),
    after: show(after),
  })),
});

const NOTHING = orNothing('');

/** How each subject is written, from the fields of one side. */
const SHOWN: readonly { about: ChangeSubject; label: string; show: (values: Values) => string }[] = [
  { about: 'amount', label: 'Forfait', show: ({ granted }) => euros(granted) },
  { about: 'name', label: 'Nom', show: ({ lastName, firstName }) => orNothing([lastName, firstName].filter(Boolean).join(' ')) },
  { about: 'mail', label: 'Mail', show: ({ mail }) => orNothing(mail) },
  { about: 'birth', label: 'Naissance', show: ({ birth }) => day(birth) },
  { about: 'commune', label: 'Commune', show: ({ commune, insee }) => orNothing([commune, insee].filter(Boolean).join(' ')) },
  { about: 'parent', label: 'Allocataire', show: ({ matricule }) => orNothing(matricule) },
];

export const loadDifferenceRoutes: DeskRoute[] = [
  { method: 'get', path: '/chargements/:chargement/differences', right: ['load'], run: differences },
];
