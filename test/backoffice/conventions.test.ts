/** The desk's routes about conventions (R-PAR-02, R-PAR-11): rights and bad input. */
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aPartner } from '../factories/scheme.ts';
import { loggedIn } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);
const HERE = '/caf/actions/partenaires';

test('R-PAR-02: voir, signer, classer : chacun son droit', async () => {
  const judo = await aPartner('Judo Club de Grigny', '0314583');
  const reader = await loggedIn(['partners.view']);
  await reader.get(`${HERE}/${judo}/conventions`).expect(200, { conventions: [], filings: [] });
  await reader.post(`${HERE}/${judo}/conventions/signature`).expect(403);
  await reader.post(`${HERE}/${judo}/conventions/renvoi`, { motif: 'x' }).expect(403);
  await reader.post(`${HERE}/${judo}/archives`).expect(403);
  await reader.post(`${HERE}/${judo}/archives/x/classement`).expect(403);
  const stranger = await loggedIn(['families.view']);
  await stranger.get(`${HERE}/${judo}/conventions`).expect(403);
});

test('R-PAR-02: rien à signer, rien à archiver, inconnu ou sans motif : une phrase à chaque fois', async () => {
  const judo = await aPartner('Judo Club de Grigny', '0314583');
  const agent = await loggedIn(['partners.view', 'partners.edit', 'partners.validate']);
  await agent.post(`${HERE}/${judo}/conventions/signature`).expect(409);
  await agent.post(`${HERE}/inconnu/conventions/signature`).expect(404);
  await agent.post(`${HERE}/${judo}/conventions/renvoi`, { motif: ' ' }).expect(422);
  await agent.get(`${HERE}/${judo}/conventions/inconnue/pdf`).expect(404);
  await agent.get(`${HERE}/${judo}/conventions/inconnue/preuve`).expect(404);
  await agent.post(`${HERE}/${judo}/archives`).expect(409);
  await agent.post(`${HERE}/${judo}/archives/inconnue/classement`).expect(409);
});
