import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeskVisit } from './desk-visit.ts';

const ALLO = `Matricule;Nom;Prénom;Mail\r\n0412387;MOREL;Nadia;Nadia.Morel@exemple.fr\r\n`;
const ENF = `Matricule parent;Montant TLJ;Nom;Prénom;Date de naissance;Numéro SIAS\r\n0412387;105,00;MOREL;Lina;14/03/2016;0098123\r\n0412387;12,00;MOREL;Tom;14/03/2018;0098124\r\n`;

/** Part 2: campaigns (R-CAM-01, 02, 08, 11). */
export function campaignJourney(visit: DeskVisit): void {
  test('R-CAM-08: la clôture se répète avant de se faire, et ne change rien', async () => {
    await visit.agent.goTo('/caf/pages/cloture');
    const seen = await visit.agent.see('Clore la campagne');
    for (const words of ['Expire', 'Reste à payer', 'Droits non consommés', 'Pour confirmer, tapez CLORE 2026'])
      expect(seen).toContain(words);
    await visit.agent.type({ confirmation: 'oui' });
    await visit.agent.press('Clore la campagne');
    await visit.agent.see('CLORE 2026');
    expect(await visit.system.tlj('campaign', 'show', '2026')).toMatchObject({ state: 'open' });
  });

  test('R-CAM-01, R-CAM-02: prolonger avec un motif ; l’enveloppe change, le barème promis ne s’offre plus', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/campagne');
    await agent.see('Prolonger la campagne');
    await visit.fillIn('Prolonger la campagne', { fin: '15/06/2027', motif: '' });
    await agent.press('Prolonger la campagne');
    await agent.see('Écrivez le motif');
    await visit.fillIn('Prolonger la campagne', { motif: 'Vacances décalées' });
    await agent.press('Prolonger la campagne');
    await agent.see('La campagne est prolongée');
    await agent.see('01/08/2026 – 15/06/2027');
    await agent.goTo('/caf/pages/criteres');
    await agent.see('Critères fixés à l’ouverture');
    await agent.type({ enveloppe: '50000,00' });
    await agent.press('Enregistrer les critères');
    await agent.see('enregistrés');
    expect(await agent.page.$('main [name="bareme-0-standard"]')).toBeNull();
  });

  test('R-CAM-11: la liste du changement dit ce qui bloque, et où le faire', async () => {
    await visit.agent.goTo('/caf/pages/changement');
    const seen = await visit.agent.see('Clore la campagne');
    for (const words of ['Bloque', 'Répéter la clôture', 'Confirmer les critères']) expect(seen).toContain(words);
  });
}

/** Runs in the page: both files dropped at once, on the place of the second; each goes where its name says. */
function dropBoth(allo: string, enf: string): void {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of [
    ['enf.csv', enf],
    ['allo.csv', allo],
  ] as const)
    dataTransfer.items.add(new File([text], name));
  document.querySelectorAll('main .drop')[1]!.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

/** Part 3: loads (R-CAM-03 to 07). */
export function loadsJourney(visit: DeskVisit): void {
  test('R-CAM-03, R-CAM-06: deux fichiers glissés d’un geste, simulés avec leurs différences, confirmés ; le rejet se lit et se télécharge', async () => {
    const { agent, system } = visit;
    await agent.goTo('/caf/pages/campagne');
    await agent.see('Rouvrir le chargement');
    await visit.fillIn('Rouvrir le chargement', { motif: 'Deux enfants oubliés' });
    await agent.press('Rouvrir le chargement');
    await agent.see('Le chargement est rouvert');
    const pdf = path.join(system.folder, 'allo-x.csv');
    await writeFile(pdf, '%PDF-1.7 rien');
    await agent.goTo('/caf/pages/chargement');
    await agent.see('Déposer les fichiers');
    const [allo] = await agent.page.$$('main input[type=file]');
    await allo!.uploadFile(pdf);
    await agent.press('Simuler le chargement');
    await agent.see('PDF');
    await agent.page.evaluate(dropBoth, ALLO, ENF);
    await agent.press('Simuler le chargement');
    const simulated = await agent.see('À confirmer');
    expect(simulated).toContain('Différences');
    await agent.press('Charger');
    const done = await agent.see('Terminé');
    expect(done).toContain('allo.csv');
    await agent.press('Rejets et lignes à vérifier');
    await agent.see('À reprendre');
    const next = await visit.downloads('rejets');
    await agent.press('Télécharger le rejet enf');
    const { name, bytes } = await next('.csv');
    expect([name, bytes.toString().includes('12,00')]).toEqual(['enf_REJETS.csv', true]);
    expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
  });

  test('R-CAM-07: ce chargement s’annule tant que personne ne s’en sert, avec un motif', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/chargement');
    await agent.see('Annuler ce chargement');
    await agent.press('Annuler ce chargement');
    await agent.see('Tout ce que ce chargement a écrit est défait');
    await visit.fillIn('Annuler ce chargement', { motif: 'Mauvais fichier' });
    await agent.page.$$eval('main form button', (all) => all.at(-1)!.click());
    await agent.see('Annulé');
    expect(await visit.system.tlj('reconcile')).toMatchObject({ ok: true });
  });
}
