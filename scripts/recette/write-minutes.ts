/** Both minutes of R-REC-03, from the results of a run: « recette » and « mise en production », as PDFs in one folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { dataSteps } from '#core/schema/data-steps.ts';
import { now } from '#core/shared/clock.ts';
import { dayOf } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { settings } from '#core/shared/settings.ts';
import { renderAcceptance } from '#templates/pdf/acceptance.tsx';
import { renderGoLive } from '#templates/pdf/go-live.tsx';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { findChromium } from '../services/find-chromium.ts';
import { inspectMongo } from '../services/inspect-services.ts';
import { judgeRun, type Verdict } from './judge-run.rules.ts';
import { operationSteps } from './operation-steps.ts';
import { REQUIREMENTS } from './requirements.ts';
import { readTestRun } from './test-run.ts';
import { doubtsOf, versionHere, versionWords } from './version-here.ts';

export interface WrittenMinutes {
  /** The two PDFs. */
  files: string[];
  verdict: Verdict;
}

/**
 * @param results what jest wrote with `--json --outputFile`.
 * @param folder where both PDFs go; made when it is missing.
 * @throws Error with a French sentence: no results, no Chromium to print.
 */
export async function writeMinutes(results: string, folder: string): Promise<WrittenMinutes> {
  const run = readTestRun(results);
  const here = await versionHere();
  const verdict = judgeRun(run, REQUIREMENTS, doubtsOf(here, run.startedAt));
  const { found, reason } = await findChromium(settings().chromiumBinary);
  if (!found) throw new Error(`Les procès-verbaux ne peuvent pas être imprimés : ${reason}.`);
  const mongo = await inspectMongo(settings());
  const environment = [
    `${os.type()} ${os.release()} (${os.arch()})`,
    `Node ${process.versions.node}`,
    ...(mongo.version ? [`MongoDB ${mongo.version}`] : []),
    `Chromium ${found.version}`,
  ];
  const madeAt = now();
  const shared = { version: versionWords(here), madeAt };
  const { passed, failed } = verdict.totals;
  const sheets = {
    recette: renderAcceptance({ ...verdict, ...shared, environment, ranAt: run.startedAt }),
    'mise-en-production': renderGoLive({
      ...shared,
      committedAt: here.committedAt,
      migrations: dataSteps.map(({ name }) => name),
      steps: operationSteps('Mettre une version en production'),
      wayBack: operationSteps('Revenir à la version précédente'),
      acceptance: {
        ranAt: run.startedAt,
        said: `${plural(passed, 'test réussi', 'tests réussis')}, ${plural(failed, 'test en échec', 'tests en échec')}.`,
        obstacles: verdict.obstacles,
      },
    }),
  };
  await mkdir(folder, { recursive: true });
  const printer = new PdfPrinter(found);
  try {
    const files: string[] = [];
    for (const [name, html] of Object.entries(sheets)) {
      const file = path.join(folder, `proces-verbal-${name}-${dayOf(madeAt)}.pdf`);
      await writeFile(file, await printer.print(html));
      files.push(file);
    }
    return { files, verdict };
  } finally {
    await printer.close();
  }
}
