import type { DeskVisit } from './desk-visit.ts';

/** Part 4: families (R-EXT-03, R-FAM-06, R-FAM-07). The family of the demo's account. */
export function familiesJourney(visit: DeskVisit): void {
  test('R-EXT-03, R-FAM-07: une famille se cherche par son enfant, se suspend avec un motif, se rétablit', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/chercher-une-famille?q=zzzz');
    await agent.see('Aucune famille');
    const { name } = await visit.aFamily();
    await agent.goTo(`/caf/pages/chercher-une-famille?q=${encodeURIComponent(name)}`);
    await agent.see(name);
    await agent.press(name);
    await agent.see('Ce que voit la famille');
    await visit.unfold();
    await agent.press('Suspendre la famille');
    await agent.see('Écrivez le motif');
    await visit.fillIn('Suspendre la famille', { motif: 'Changement de situation' });
    await agent.press('Suspendre la famille');
    await agent.see('La famille est suspendue');
    await agent.see('Lever la suspension');
    await visit.unfold();
    await visit.fillIn('Lever la suspension', { motif: 'Vérifié' });
    await agent.press('Lever la suspension');
    await agent.see('La suspension est levée');
  });

  test('R-EXT-03: « Voir comme la famille » ouvre ses pages en lecture seule, et le journal le dit', async () => {
    const { agent } = visit;
    const { matricule } = await visit.aFamily();
    await agent.goTo(`/caf/pages/famille?id=2026:${matricule}`);
    await agent.see('Ce que voit la famille');
    await visit.unfold();
    await agent.press('Préparer la vue');
    await agent.see('Ouvrir l’espace de la famille');
    const link = await agent.page.$eval('main a[href*="/famille/vue/"]', (each) => (each as HTMLAnchorElement).href);
    const seen = await visit.somebody(visit.system.portalUrl);
    await seen.goTo(link);
    await seen.press('Ouvrir la vue');
    expect(await seen.see('Il reste')).not.toContain('Ouvrir la vue');
    await agent.goTo(`/caf/pages/journal?objet=${matricule}`);
    await agent.see('ouverte');
  });

  test('R-FAM-06: deux agents sur la même fiche : le second apprend que le mail a changé', async () => {
    const { agent } = visit;
    const { matricule } = await visit.aFamily();
    const other = await visit.aColleague('P0555911');
    for (const one of [agent, other]) {
      await one.goTo(`/caf/pages/famille?id=2026:${matricule}`);
      await one.see('Ce que voit la famille');
      await visit.unfold(one);
    }
    await visit.fillIn('Changer l’adresse mail', { mail: 'neuve@exemple.fr' });
    await agent.press('Changer l’adresse mail');
    await agent.see('L’adresse mail est changée');
    await visit.fillIn('Changer l’adresse mail', { mail: 'autre@exemple.fr' }, other);
    await other.press('Changer l’adresse mail');
    await other.see('P0910911');
  });
}

/** Part 5: partners (R-PAR-04 to 07). */
export function partnersJourney(visit: DeskVisit): void {
  test('R-PAR-04: un champ refusé garde les autres ; corrigé, le partenaire est créé, puis suspendu', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/nouveau-partenaire');
    await agent.see('Créer le partenaire');
    await visit.fillIn('Créer le partenaire et lui écrire', {
      nom: 'Les Fennecs d’Orsay',
      mail: 'fennecs@asso.example',
      tiersi: 'douze',
      rang: '0001',
      adresse: '3 rue des Lilas',
      codePostal: '91400',
      commune: 'Orsay',
    });
    await agent.tick('activite', 'Judo');
    await agent.press('Créer le partenaire et lui écrire');
    await agent.see('Le numéro Tiersi a 7 chiffres');
    expect(await agent.page.$eval('main [name=mail]', (input) => (input as HTMLInputElement).value)).toBe('fennecs@asso.example');
    await visit.fillIn('Créer le partenaire et lui écrire', { tiersi: '0987654' });
    await agent.press('Créer le partenaire et lui écrire');
    await agent.see('Les Fennecs d’Orsay');
    await agent.goTo('/caf/resources/Partner?filters.name=fennecx');
    await agent.page.locator('::-p-text(Effacer les filtres)').wait();
    await agent.goTo('/caf/resources/Partner?filters.name=fennecs');
    await agent.page.locator('::-p-text(Les Fennecs d’Orsay)').click();
    await agent.see('0987654 – 0001');
    await agent.press('Suspension et radiation');
    await agent.see('Un partenaire se radie une fois suspendu');
    await visit.fillIn('Suspendre Les Fennecs', { motif: 'Contrôle' });
    await agent.press('Suspendre Les Fennecs');
    await agent.see('Le partenaire est suspendu');
  });

  test('R-SEC-01: une session finie en pleine saisie rend ce qui était écrit, après la connexion', async () => {
    const colleague = await visit.aColleague('P0556911');
    await colleague.goTo('/caf/pages/nouveau-partenaire');
    await colleague.see('Créer le partenaire');
    await visit.fillIn('Créer le partenaire et lui écrire', { nom: 'Club à demi saisi', adresse: '12 rue longue à taper' }, colleague);
    await colleague.page.deleteCookie(...(await colleague.page.cookies()));
    await Promise.all([colleague.page.waitForNavigation(), colleague.press('Créer le partenaire et lui écrire')]);
    await colleague.see('Se connecter');
    await visit.enter(colleague, 'P0556911');
    await colleague.see('Votre session s’était fermée');
    const kept = await colleague.page.$$eval('main input', (all) => all.map((each) => each.value));
    expect(kept).toEqual(expect.arrayContaining(['Club à demi saisi', '12 rue longue à taper']));
  });
}

/** Part 6: dépenses (R-FAM-15). */
export function depensesJourney(visit: DeskVisit): void {
  test('R-FAM-15: sans mention elle est refusée ; avec les cinq, un double clic ne paie qu’une fois, et la suivante vient', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/depenses-a-decider');
    const before = await agent.see('Cochez ce que vous lisez');
    await agent.press('Accepter');
    await agent.see('Cochez les 5 mentions');
    await agent.page.$$eval('main input[name=mentions]', (boxes) => boxes.forEach((box) => (box as HTMLInputElement).click()));
    const left = Number(/(\d+) à décider/.exec(before)?.[1]);
    await agent.page.$$eval('main form button', (all) => {
      const accept = all.find(({ textContent }) => textContent?.startsWith('Accepter'));
      accept?.click();
      accept?.click();
    });
    await agent.see(left > 2 ? `${left - 1} à décider` : 'décider');
    expect(await visit.system.tlj('reconcile')).toMatchObject({ ok: true });
  });

  test('R-FAM-15: « N » mène à la suivante ; un complément se demande avec ce qui manque', async () => {
    const { agent } = visit;
    const name = (): Promise<string> => agent.page.$eval('main h1', (heading) => heading.textContent ?? '');
    const first = await name();
    await agent.page.keyboard.press('n');
    await agent.page.waitForFunction((before) => document.querySelector('main h1')?.textContent !== before, {}, first);
    expect(await name()).not.toBe(first);
    await agent.see('Demander un complément');
    await agent.press('Demander un complément');
    await visit.fillIn('Demander ce complément', { motif: 'La signature manque.' });
    await agent.press('Demander ce complément');
    await agent.page.waitForFunction((before) => document.querySelector('main h1')?.textContent !== before, {}, await name());
  });
}
