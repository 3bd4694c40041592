import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { aPdf } from '../factories/attestations.ts';
import { aSubmitted } from '../factories/depenses.ts';
import { aPartner, byFamily, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';
import { fieldValue } from './visitor.ts';

const work = familyAtWork();
const rows = (body: string): number => /<tbody>([\s\S]*?)<\/tbody>/.exec(body)?.[1]?.match(/<tr>/g)?.length ?? 0;

test('R-FAM-13: l’historique mêle QR codes et remboursements ; enfant, type, état et période le filtrent par l’adresse', async () => {
  const code = await work.newCode();
  const depense = await aSubmitted({ sias: NOE, attestation: aPdf() }, { montant: '20,00' });
  const all = await work.nadia.get('/famille/historique');
  expect(all.body).toContain(`href="/famille/qr/${code}"`);
  expect(all.body).toContain(`href="/famille/depense/${depense}"`);
  expect(all.text).toMatch(/Danse à Grigny 23\/11\/2026 Noé Remboursement déposée le 23\/11\/2026 20,00 € Déposée/);
  expect(all.text).toContain('Tout (2) En cours (2) Payés (0) Annulés (0)');
  for (const [query, left] of [
    [`enfant=${LINA}`, 1],
    ['type=depense', 1],
    ['etat=annules', 0],
    ['du=23/11/2026&au=23%2F11%2F2026', 2],
    ['au=22/11/2026', 0],
    [`enfant=${LINA}&type=depense`, 0],
    ['enfant=inconnu&type=autre&etat=autre&page=abc', 0],
  ] as const) {
    const { status, body } = await work.nadia.get(`/famille/historique?${query}`);
    expect([query, status, rows(body)]).toEqual([query, 200, left]);
  }
  const kept = await work.nadia.get(`/famille/historique?enfant=${LINA}&du=01/09/2026&etat=en-cours`);
  expect(fieldValue(kept.body, 'du')).toBe('01/09/2026');
  expect(fieldValue(kept.body, 'etat')).toBe('en-cours');
  expect(kept.body).toMatch(new RegExp(`<option value="${LINA}" selected`));
});

test('R-FAM-13: des dates illisibles ou à l’envers : 422, la page revient, ce qui est écrit gardé, la phrase au champ', async () => {
  for (const [query, said] of [
    ['du=hier&enfant=', 'du'],
    ['du=02/10/2026&au=01/10/2026', 'au'],
  ] as const) {
    const { status, body } = await work.nadia.get(`/famille/historique?${query}`);
    expect(status).toBe(422);
    expect(body).toContain('role="alert"');
    expect(body).toContain(`id="${said}-e"`);
    expect(body).toMatch(new RegExp(`<input[^>]*id="${said}"[^>]*aria-invalid="true"`));
  }
  expect(fieldValue((await work.nadia.get('/famille/historique?du=hier')).body, 'du')).toBe('hier');
});

test('R-FAM-13: vingt opérations par page, les filtres suivent de page en page', async () => {
  const club = await aPartner('Cirque', '0314792', 'Cirque');
  for (let count = 0; count < 21; count++) {
    const path = `/famille/qr/${await work.newCode({ cle: '', partenaire: club, montant: '1,00' })}`;
    await work.nadia.post(`${path}/suppression`, { confirme: 'oui' });
  }
  const first = await work.nadia.get('/famille/historique?type=qr');
  expect([rows(first.body), first.body.includes('type=qr&amp;page=2')]).toEqual([20, true]);
  const second = await work.nadia.get('/famille/historique?type=qr&page=2');
  expect([rows(second.body), rows((await work.nadia.get('/famille/historique?type=qr&page=99')).body)]).toEqual([1, 1]);
}, 30_000);

test('R-FAM-10: l’accueil dit quoi faire d’abord, puis montre chaque enfant avec ce qui reste possible', async () => {
  const fresh = await work.nadia.get('/famille');
  expect(fresh.text).toMatch(/Et maintenant ?\? .*Choisissez un club.*Faites un QR code.*Montrez-le au club/);
  expect(fresh.text).toContain('Encore 2 activités possibles.');
  expect(fresh.text).toMatch(/À utiliser jusqu’au 30\/05\/2027, dans 188 jours/);
  await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: work.scheme.judo, amount: 5000 });
  const used = await work.nadia.get('/famille');
  expect(used.text).not.toContain('Et maintenant');
  expect(used.text).toContain('Encore 1 activité possible, dans un autre club.');
});
