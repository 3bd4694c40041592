/** The links of campaign mails, opened without login: one click of a mail program, and the page that explains (R-FAM-05, RFC 8058). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Oppositions } from '#core/family/family.model.ts';
import { mailLinks } from '#core/mail/opposition/mail-links.ts';
import { MailOptOuts } from '#core/mail/opposition/opt-out.model.ts';
import { settings } from '#core/shared/settings.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { MATRICULE } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';

const work = familyAtWork();
// The portal's own (running-portal.ts): what seals the links.
settings().sessionSecret = 'un secret de test, long de 32 signes au moins';

const OTHER_SITE = { Origin: 'https://messagerie.example', 'Sec-Fetch-Site': 'cross-site' };
const pathsOf = async () => {
  const { oneClick, opposition } = await mailLinks(MATRICULE);
  return { oneClick: new URL(oneClick).pathname, opposition: new URL(opposition).pathname };
};
const stops = async () => [await MailOptOuts.countDocuments(), await Oppositions.countDocuments()];

test('R-MAIL-03: la messagerie poste la désinscription sans cookie, d’un autre site, sous deux formes : faite une fois, elle n’arrête que les campagnes', async () => {
  const { oneClick } = await pathsOf();
  const multipart = new FormData();
  multipart.set('List-Unsubscribe', 'One-Click');
  const posted = [
    await work.visitor().post(oneClick, { 'List-Unsubscribe': 'One-Click' }, OTHER_SITE),
    await work.visitor().send(oneClick, { method: 'POST', body: multipart, headers: OTHER_SITE }),
    await work.visitor().post(oneClick, {}, {}),
  ];
  expect(posted.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(posted.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  expect(await stops()).toEqual([1, 0]);
  expect(await AuditEvents.countDocuments({ kind: 'mail.optedOut' })).toBe(1);
  // The portal goes on serving the family.
  expect((await work.nadia.get('/famille')).status).toBe(200);
});

test('R-MAIL-03: ouvrir le lien ne change rien : il mène à la page qui explique ; un faux lien est refusé', async () => {
  const { oneClick, opposition } = await pathsOf();
  expect(await work.visitor().get(oneClick)).toMatchObject({ status: 303, location: opposition });
  expect((await work.visitor().get(opposition)).status).toBe(200);
  expect((await work.visitor().post(`${oneClick.slice(0, -2)}AA`, {}, OTHER_SITE)).status).toBe(404);
  expect((await work.visitor().get('/opposition/rien')).status).toBe(404);
  expect(await stops()).toEqual([0, 0]);
});

test('R-FAM-05: la page prend les mails seuls, ou l’opposition une fois confirmée ; rouverte, elle dit ce qui est noté', async () => {
  const { opposition } = await pathsOf();
  const visitor = work.visitor();
  const code = await work.newCode();
  expect((await visitor.get(opposition)).text).toContain('Vous gardez l’aide et vos QR codes.');
  expect(await visitor.post(opposition, { choix: 'mails' })).toMatchObject({ status: 303, location: opposition });
  expect((await visitor.get(opposition)).text).toContain('C’est noté. Vous ne recevez plus nos mails');
  expect(await stops()).toEqual([1, 0]);

  const refused = await visitor.post(opposition, {});
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('role="alert"');
  expect((await visitor.post(opposition, { confirme: 'oui' }, OTHER_SITE)).status).toBe(403);
  expect(await stops()).toEqual([1, 0]);

  expect(await visitor.post(opposition, { confirme: 'oui' })).toMatchObject({ status: 303, location: '/famille/retrait' });
  expect(await stops()).toEqual([1, 1]);
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'deleted' });
  expect((await work.nadia.get('/famille')).location).toBe('/famille/connexion');
  const { text } = await visitor.get(opposition);
  expect(text).toContain('Vous n’utilisez plus ce service.');
  expect(text).not.toContain('Ne plus utiliser le service');
});
