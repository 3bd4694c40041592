/** What the tests of a club's pages share: the real portal on a fresh scheme, the judo club logged in, and the draws of its families. */
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { aClubPassword, aClubUser } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme, byFamily, MATRICULE, type Scheme, YEAR } from '../factories/scheme.ts';
import { startOnce } from '../factories/start-once.ts';
import { Browser, clubBrowser, startPortal } from './partner-portal.ts';

export const JUDO = '0314583@club.example';
export const MUSIQUE = '0314790@club.example';
export const SARAH = 'sarah@club.example';

export class ClubAtWork {
  portal!: Awaited<ReturnType<typeof startPortal>>;
  scheme!: Scheme;
  /** Logged in as JUDO. */
  club!: Browser;

  visitor = (): Browser => new Browser(this.portal.url);
  loggedIn = (mail: string): Promise<Browser> => clubBrowser(this.portal.url, mail);

  /** A QR code of the family, at the judo club unless said otherwise. */
  draw = async (sias: string, amount: number, partnerId = this.scheme.judo): Promise<string> =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount })).code;

  /** Sarah only scans for the judo club. */
  async sarah(): Promise<Browser> {
    await aClubUser({ partnerId: this.scheme.judo, mail: SARAH, role: 'scanner' });
    await aClubPassword(SARAH);
    return this.loggedIn(SARAH);
  }
}

/** Starts the portal for this file; before each test, the scheme and the club are as at the first, with what `more` adds. */
export function clubAtWork<T>(more: (work: ClubAtWork) => Promise<T>): ClubAtWork & { start: T } {
  useDatabase();
  const work = new ClubAtWork() as ClubAtWork & { start: T };
  const start = startOnce(async () => {
    work.scheme = await aScheme();
    await aClubPassword(JUDO);
    const club = await work.loggedIn(JUDO);
    work.club = club.twin();
    return { scheme: work.scheme, club, more: await more(work) };
  });
  beforeAll(async () => void (work.portal = await startPortal()));
  afterAll(() => work.portal?.stop());
  beforeEach(async () => {
    const { scheme, club, more: added } = await start();
    Object.assign(work, { scheme, club: club.twin(), start: added });
  });
  return work;
}
