/** What the tests of a family's pages share: the real portal on a fresh scheme, Nadia logged in, and her draws. */
import { childId } from '#core/family/family.model.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { emptyDatabase, useServedDatabase } from '../factories/database.ts';
import { aChild, aFamily, anAccount, aScheme, LINA, MAIL, PASSWORD, type Scheme, YEAR } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { type Answer, Visitor } from './visitor.ts';

export const QR_PATH = /^\/famille\/qr\/([0-9a-f-]{36})$/;
export const KEY = 'b3a1f5f0-5d0e-4f65-9f6a-0c6b7f6f5a10';

export class FamilyAtWork {
  portal!: Portal;
  scheme!: Scheme;
  nadia!: Visitor;

  visitor = (): Visitor => new Visitor(this.portal.url);

  async loggedIn(mail = MAIL): Promise<Visitor> {
    const visitor = this.visitor();
    await visitor.post('/famille/connexion', { mail, motDePasse: PASSWORD });
    return visitor;
  }

  /** Posts a draw of 50 € for Lina at the judo club, confirmed, unless `fields` say otherwise. */
  draw = (fields: Record<string, string> = {}, who = this.nadia): Promise<Answer> =>
    who.post('/famille/tirage', { enfant: LINA, partenaire: this.scheme.judo, montant: '50,00', cle: KEY, confirme: 'oui', ...fields });

  newCode = async (fields: Record<string, string> = {}): Promise<string> => QR_PATH.exec((await this.draw(fields)).location!)![1]!;

  forfait = (): Promise<Forfait | null> => Forfaits.findById(childId(YEAR, LINA)).lean<Forfait>();

  /** A second family of the campaign, logged in. */
  async aStranger(): Promise<Visitor> {
    await aFamily({ matricule: '0500001', mail: 'autre@exemple.fr' });
    await aChild({ sias: '0700001', matricule: '0500001', firstName: 'Zoé' });
    await anAccount(true, '0500001');
    return this.loggedIn('autre@exemple.fr');
  }
}

/** Starts the portal for this file; before each test a fresh scheme and Nadia logged in. */
export function familyAtWork(): FamilyAtWork {
  const database = useServedDatabase();
  const work = new FamilyAtWork();
  beforeAll(async () => {
    work.portal = await startPortal(database.uri());
  });
  afterAll(() => work.portal?.stop());
  beforeEach(async () => {
    await emptyDatabase();
    work.scheme = await aScheme();
    await anAccount();
    work.nadia = await work.loggedIn();
  });
  return work;
}
