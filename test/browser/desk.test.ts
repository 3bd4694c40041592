/** An agent's days in a real browser, on the demo's data: a journey for each part of the back-office (issue 4), in one installation. */
import { agentsJourney } from './desk/agents-journey.ts';
import { campaignJourney, loadsJourney } from './desk/campaign-journey.ts';
import { DeskVisit } from './desk/desk-visit.ts';
import { accountsJourney, extractsJourney, followingJourney, journalJourney, paymentsJourney } from './desk/money-journey.ts';
import { sessionJourney } from './desk/session-journey.ts';
import { depensesJourney, familiesJourney, partnersJourney } from './desk/people-journey.ts';

const visit = new DeskVisit();
beforeAll(() => visit.open(), 240_000);
afterAll(() => visit.close(), 60_000);
afterEach(() => expect(visit.agent.frowns.splice(0)).toEqual([]));

describe('8. suivi', () => followingJourney(visit));
describe('1. agents et droits', () => agentsJourney(visit));
describe('2. campagnes', () => campaignJourney(visit));
describe('3. chargements', () => loadsJourney(visit));
describe('4. familles', () => familiesJourney(visit));
describe('5. partenaires', () => partnersJourney(visit));
describe('6. dépenses', () => depensesJourney(visit));
describe('une session qui finit', () => sessionJourney(visit));
describe('7. paiements', () => paymentsJourney(visit));
describe('9. extraits', () => extractsJourney(visit));
describe('10. journal', () => journalJourney(visit));
describe('11. comptes justes', () => accountsJourney(visit));
