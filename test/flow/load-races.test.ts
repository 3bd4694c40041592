import { Forfaits } from '#core/forfait/forfait.model.ts';
import { reserve } from '#core/forfait/move-forfait.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { actNow, system } from '#core/shared/author.ts';
import { inTransaction } from '#core/shared/database.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAllo, anEnf } from '../factories/load-files.ts';

useDatabase();
const act = actNow(system('test'));
const YEAR = 2026;
const CHILDREN = 300;

const sias = (index: number): string => String(index + 1).padStart(7, '0');
const enfWith = (euros: string) =>
  anEnf(...Array.from({ length: CHILDREN }, (_, index) => `0412387;${sias(index)};Lefèvre;Noé;14/03/2016;${euros}`));

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(act, { year: YEAR });
});

describe('tirages pendant un chargement', () => {
  test('R-CAM-04 : des montants baissent pendant des tirages ; aucun forfait ne passe sous zéro, et chaque ligne est changée ou rejetée', async () => {
    await loadFiles(act, { year: YEAR, allo: anAllo('0412387;Lefèvre;Zoé;zoe@courriel.example;;'), enf: enfWith('150') });
    const draw = (index: number) =>
      inTransaction((session) =>
        reserve(session, { forfaitId: `${YEAR}:${sias(index)}`, amount: 4_000, partnerId: null, maxActivities: 4 }),
      ).catch(() => undefined);
    const draws = (async () => {
      for (let round = 0; round < 3; round++)
        for (let from = 0; from < CHILDREN; from += 20) await Promise.all(Array.from({ length: 20 }, (_, place) => draw(from + place)));
    })();
    const answers = [];
    for (const euros of ['105', '60', '45', '150', '30']) answers.push(await loadFiles(act, { year: YEAR, enf: enfWith(euros) }));
    await draws;
    for (const { children } of answers) expect(children.changed + children.unchanged + children.rejected).toBe(CHILDREN);
    const forfaits = await Forfaits.find().lean();
    expect(forfaits.filter((each) => each.available < 0 || each.granted !== each.available + each.reserved + each.used)).toEqual([]);
    expect(answers.reduce((sum, { children }) => sum + children.rejected, 0)).toBeGreaterThan(0);
    expect(forfaits.some((each) => each.reserved > 0)).toBe(true);
  });
});
