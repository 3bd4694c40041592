/** Whatever an agent with every right tries on an archived campaign, by the address of any action, nothing of it moves (R-CAM-09). */
import { RIGHTS } from '#core/access/rights.rules.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { YEAR } from '../factories/scheme.ts';
import { ask, DEEDS, photograph } from './deeds/do-deed.ts';
import { loggedIn } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

/** What belongs to no campaign, or only reads one and says so in the journal. */
const NOT_OF_A_CAMPAIGN =
  /\/(agents|mon-compte|partenaires|activites|tiers|tiersi|messages|journal|extraits)\b|\/campagne\/(nouvelle|purge)$|\/lots\/:lot\/fichier$|\/vue$/;

const ofACampaign = ALL_ROUTES.filter(({ method, path }) => Object.hasOwn(DEEDS, `${method} ${path}`) && !NOT_OF_A_CAMPAIGN.test(path));

test('R-CAM-09: les actions d’une campagne sont bien toutes essayées', () => expect(ofACampaign.length).toBeGreaterThan(30));

test.each(ofACampaign.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'R-CAM-09: archivée, une campagne refuse « %s »',
  async (key, route) => {
    const agent = await loggedIn(RIGHTS);
    const sent = await DEEDS[key]!(RIGHTS[0]!);
    await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'archived', loadOpen: false } });
    const before = await photograph();
    const { status } = await ask(route, sent, agent.cookie);
    expect([status >= 400, status < 500, status]).toEqual([true, true, status]);
    expect(await photograph()).toBe(before);
  },
);
