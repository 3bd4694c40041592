/** « Modifications à reporter dans Tiersi » (R-PAR-06, CCTP 8): the list, its CSV, marked as carried over, undone. */
import { csvRow } from '#core/shared/csv.rules.ts';
import { type DueChange, listDueChanges, listReports, markReported, MOST_IN_A_REPORT, undoReport } from '#core/partner/tiersi-report.ts';
import { dayOf } from '#core/shared/days.ts';
import { instant } from '../sheets/format.ts';
import { changeFacts } from './partner-facts.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryText, sendFile } from './route.ts';

export type DueChangeFacts = ReturnType<typeof facts>;

const facts = (change: DueChange) => ({
  ...changeFacts(change),
  partnerId: change.partnerId,
  name: change.partner.name,
  tiersi: change.partner.tiersi ?? '–',
  rang: change.partner.rang ?? '–',
});

async function list(): Promise<object> {
  const [due, reports] = await Promise.all([listDueChanges(), listReports()]);
  return {
    most: MOST_IN_A_REPORT,
    changes: due.map(facts),
    reports: reports.map(({ id, at, agent, changes }) => ({ id, at: instant(at), agent, changes })),
  };
}

const HEADER = ['Numéro Tiersi', 'Rang', 'Raison sociale', 'Date', 'Code agent', 'Modification', 'Zone', 'Avant', 'Après', 'Motif'];

/** For Excel in French: one row a field, formulas defused. */
async function csv({ act, req, res }: DeskRequest): Promise<undefined> {
  const report = queryText(req, 'report');
  const rows = (await listDueChanges(report || undefined)).map(facts).flatMap(rowsOf);
  const bytes = `\ufeff${[HEADER, ...rows].map(csvRow).join('')}`;
  return sendFile(res, { fileName: `modifications_tiersi_${dayOf(act.at)}.csv`, bytes, type: 'text/csv; charset=utf-8' });
}

function rowsOf({ tiersi, rang, name, at, agent, what, reason, changes }: DueChangeFacts): string[][] {
  const start = [tiersi, rang, name, at, agent.slice(0, 5), what];
  if (changes.length === 0) return [[...start, '', '', '', reason ?? '']];
  return changes.map(({ label, before, after }) => [...start, label, before, after, reason ?? '']);
}

async function mark({ act, req }: DeskRequest): Promise<object> {
  const ids = bodyText(req, 'modifications').split(',').filter(Boolean);
  const { id } = await markReported(act, ids);
  return { report: id, changes: ids.length };
}

async function undo({ act, req }: DeskRequest): Promise<object> {
  return { changes: await undoReport(act, bodyText(req, 'report')) };
}

const VIEW = ['partners.view', 'partners.edit'] as const;

export const tiersiRoutes: DeskRoute[] = [
  { method: 'get', path: '/tiersi', right: VIEW, run: list },
  { method: 'get', path: '/tiersi/csv', right: VIEW, run: csv },
  { method: 'post', path: '/tiersi/report', right: ['partners.edit'], run: mark },
  { method: 'post', path: '/tiersi/annulation', right: ['partners.edit'], run: undo },
];
