import { textOfPdf } from '../../factories/read-pdf.ts';
import type { DeskVisit } from './desk-visit.ts';

/** Part 7: payments (R-PAY-01 to 07). */
export function paymentsJourney(visit: DeskVisit): void {
  test('R-PAY-01, R-PAY-07: la répétition montre les lignes ; une se retient avec un motif, puis se libère', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/preparer-un-lot');
    const seen = await agent.see('Lignes du lot');
    expect(seen).toContain('À regarder avant de générer');
    await agent.see('Retenir…');
    await agent.press('Retenir…');
    await agent.see('Aucun lot ne prendra cette somme');
    await visit.fillIn('Retenir', { motif: 'Montant à vérifier avec le club' });
    await agent.press('Retenir');
    await agent.see('somme retenue');
    await agent.goTo('/caf/pages/sommes-retenues');
    await agent.see('Montant à vérifier avec le club');
    await agent.see('Libérer…');
    await agent.press('Libérer…');
    await visit.fillIn('Libérer', { motif: 'Vérifié au téléphone' });
    await agent.press('Libérer');
  });

  test('R-PAY-01, R-PAY-03: un lot se génère, se télécharge deux fois à l’octet près, se marque traité', async () => {
    const { agent, system } = visit;
    const next = await visit.downloads('lots');
    await agent.goTo('/caf/pages/preparer-un-lot');
    await agent.see('Lignes du lot');
    await agent.press('Générer le lot');
    await agent.see('Télécharger le fichier');
    await agent.press('Télécharger le fichier');
    const { bytes } = await next('.TXT');
    const lines = bytes.toString('latin1').split('\n').slice(0, -1);
    expect(lines.every((line) => line.length === 126)).toBe(true);
    expect(lines.at(-1)!.trim()).toBe(`F${lines.length}`);
    await agent.see('Marquer traité');
    await visit.fillIn('Marquer traité', { jour: '31/02/2026' });
    await agent.press('Marquer traité');
    await agent.see('Écrivez une date');
    await visit.fillIn('Marquer traité', { jour: '' });
    await agent.press('Marquer traité');
    await agent.see('Traité');
    expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
  });

  test('R-PAY-06: une ligne rejetée par SIAS se note, sa somme est de nouveau à payer, et le tableau de bord le dit', async () => {
    const { agent } = visit;
    await agent.see('Rejetée par SIAS…');
    await agent.press('Rejetée par SIAS…');
    await agent.see('de nouveau à payer');
    await visit.fillIn('Noter le rejet', { motif: 'Compte clos' });
    await agent.press('Noter le rejet de');
    await agent.see('SIAS a rejeté 1 ligne');
    await agent.goTo('/caf');
    await agent.see('à repayer');
    expect(await visit.system.tlj('reconcile')).toMatchObject({ ok: true });
  });
}

/** Part 8: following (R-EXT-02). */
export function followingJourney(visit: DeskVisit): void {
  test('R-EXT-02: l’enveloppe et ses sommes, en dessin et en tableau ; ce qu’il y a à faire mène à l’écran', async () => {
    const { agent } = visit;
    await agent.goTo('/caf');
    const seen = await agent.see('Consommation de l’enveloppe');
    for (const words of ['Enveloppe', 'Tiré', 'Validé', 'Payé', 'à décider', 'Par activité', 'Par âge', 'Prévu en fin de campagne'])
      expect(seen).toContain(words);
    // A drawing that stays blank beside its table would not be missed by any other look.
    await agent.page.waitForFunction(everyDrawingHasInk);
    const totals = await agent.page.$$eval('main table', (tables) =>
      tables.flatMap((table) =>
        [...table.querySelectorAll('tr')].filter((row) => row.textContent?.startsWith('Total')).map((row) => row.cells[1]?.textContent),
      ),
    );
    expect(totals.length).toBeGreaterThan(1);
    expect(new Set(totals).size).toBe(1);
    await agent.press('à décider');
    await agent.see('Décision');
  });

  test('R-EXT-02: par partenaire et par commune, la carte et sa liste disent la même chose', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/consommation');
    await agent.see('Part de l’enveloppe');
    await agent.goTo('/caf/pages/recours');
    const seen = await agent.see('Avec un tirage');
    expect(seen).toContain('Grigny');
    expect(await agent.page.$('main svg path')).not.toBeNull();
  });
}

/** Runs in the page. */
function everyDrawingHasInk(): boolean {
  const drawings = [...document.querySelectorAll<HTMLCanvasElement>('main canvas')];
  const inked = (drawing: HTMLCanvasElement): boolean =>
    drawing.width > 0 &&
    drawing
      .getContext('2d')!
      .getImageData(0, 0, drawing.width, drawing.height)
      .data.some((value) => value > 0);
  return drawings.length === 3 && drawings.every(inked);
}

/** Part 9: extracts (R-EXT-01). */
export function extractsJourney(visit: DeskVisit): void {
  test('R-EXT-01: un extrait se lit à l’écran, part en CSV, et le bordereau en PDF', async () => {
    const { agent } = visit;
    const next = await visit.downloads('extraits');
    await agent.goTo('/caf/pages/extraits');
    await agent.see('Liste des tiers');
    await agent.press('Liste des tiers');
    await agent.see('Raison sociale');
    await agent.press('Fichier CSV');
    expect((await next('.csv')).bytes.toString('utf8')).toMatch(/^\ufeffIdentifiant;Tiersi;Rang;/);
    await agent.see('L’extraction est inscrite au journal');
    await agent.goTo('/caf/pages/extraits?extrait=bordereau');
    await agent.see('Afficher');
    await agent.type({ partenaire: 'Aucun club pareil' });
    await agent.press('Afficher');
    await agent.see('partenaire');
    await agent.type({ partenaire: await paidPartner(visit) });
    await agent.press('Afficher');
    await agent.see('PDF à imprimer');
    await agent.press('PDF à imprimer');
    expect(await textOfPdf((await next('.pdf')).bytes)).toContain('Bordereau de paiement');
  });
}

/** Tiersi number and rank of a partner of the last batch. */
async function paidPartner({ agent }: DeskVisit): Promise<string> {
  return agent.page.evaluate(async () => {
    const { batches } = (await (await fetch('/caf/actions/lots')).json()) as { batches: { batch: string; state: string; kind: string }[] };
    const { batch } = batches.find(({ state, kind }) => state === 'processed' && kind === 'Partenaires')!;
    const { partners } = (await (await fetch(`/caf/actions/lots/${batch}/partenaires`)).json()) as {
      partners: { tiersi: string; rang: string }[];
    };
    return `${partners[0]!.tiersi}-${partners[0]!.rang}`;
  });
}

/** Part 10: the audit log (R-EXT-04). */
export function journalJourney(visit: DeskVisit): void {
  test('R-EXT-04: le journal dit ce qui vient d’être fait, se filtre, s’exporte et se vérifie', async () => {
    const { agent } = visit;
    await agent.goTo('/caf/pages/journal?action=payment.lineRejected');
    // The filters name every action: what happened is in the table.
    const table = async (): Promise<string> => {
      await agent.page.waitForSelector('main .journal tbody tr');
      return agent.page.$eval('main .journal', ({ textContent }) => textContent ?? '');
    };
    const rejected = await table();
    for (const words of ['Ligne rejetée par SIAS', 'Compte clos', 'Payé', 'À payer']) expect(rejected).toContain(words);
    expect(rejected).not.toContain('Lot marqué traité');
    await agent.goTo('/caf/pages/journal');
    const all = await table();
    for (const words of ['Extrait fait', 'Lot marqué traité']) expect(all).toContain(words);
    const next = await visit.downloads('journal');
    await agent.press('Exporter en CSV');
    expect((await next('.csv')).bytes.toString('utf8')).toContain('Lot marqué traité');
    await agent.press('Vérifier la chaîne');
    await agent.see('Le journal est intact');
  });
}

/** Part 11: comptes justes (R-PAY-05). */
export function accountsJourney(visit: DeskVisit): void {
  test('R-PAY-05: les comptes sont justes, chaque équation avec ses deux côtés', async () => {
    await visit.agent.goTo('/caf/pages/comptes-justes');
    const seen = await visit.agent.see('7 contrôles justes sur 7');
    for (const words of ['Accordé', 'Disponible + réservé + consommé']) expect(seen).toContain(words);
  });
}
