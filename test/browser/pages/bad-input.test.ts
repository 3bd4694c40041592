/** Contract, "Answers": whatever is posted to any form of the portal is refused in words, keeps what was typed, and writes nothing. */
import { LoginAttempts, Throttles } from '#core/access/access.model.ts';
import { findChromium } from '../../../scripts/services/find-chromium.ts';
import { aPdf } from '../../factories/attestations.ts';
import { useServedDatabase } from '../../factories/database.ts';
import { type Portal, startPortal } from '../../portal/running-portal.ts';
import type { Answer } from '../../portal/visitor.ts';
import { type AskedField, attribute, elementsOf, postedForms } from './forms.ts';
import { addressWith } from './route-files.ts';
import { fingerprints, type FoundForm, Wire } from './wire.ts';
import { aWholeWorld } from './world.ts';

const database = useServedDatabase();
let portal: Portal;
let wire: Wire;
let forms: FoundForm[];

beforeAll(async () => {
  const world = await aWholeWorld();
  const { found } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  portal = await startPortal(database.uri(), { CHROMIUM_BINARY: found?.path ?? '' });
  wire = new Wire(portal.url, world);
  forms = [...(await wire.forms()), ...(await checkOfADepense())];
}, 120_000);
afterAll(() => portal?.stop());
// Whoever tries so often would be kept waiting: here it is the answers that are looked at.
beforeEach(() => Promise.all([Throttles.deleteMany({}), LoginAttempts.deleteMany({})]));

const BAD: Record<string, string> = {
  'rien du tout': '',
  'un opérateur de base': '{"$gt":""}',
  'un nom de prototype': '__proto__',
  'des signes de contrôle': 'a\u0007b\u001b\u202ec',
  'un octet nul': 'a\u0000b',
  'du code': '"><script>alert(1)</script><b x="',
};
const LONG = 'x'.repeat(50_000);

/** A reason in somebody's own words: anything short is one. */
const FREE_TEXT = ['motif'];
const asksOnlyWords = ({ asked }: FoundForm): boolean => asked.every(({ name }) => FREE_TEXT.includes(name));
/** An account number is never shown again: left empty, the one that was given stays. */
const keepsWhatItHas = ({ asked }: FoundForm): boolean => asked.every(({ name }) => name === 'iban');
const isTyped = ({ type }: AskedField): boolean => !['password', 'file', 'radio', 'checkbox', 'select', 'hidden'].includes(type);
/** As a page shows it: nothing stands for a null byte. */
const asRead = (value: string): string => value.replaceAll('\u0000', '');
const nameOf = (form: FoundForm, bad: string): string => `${form.page} [${form.asked.map(({ name }) => name).join()}] ← ${bad}`;

/** The last page of a dépense, which only a file leads to. */
async function checkOfADepense(): Promise<FoundForm[]> {
  const at = '/famille/depense';
  const body = new FormData();
  const answers = { etape: 'attestation', enfant: wire.world.child, dateInscription: '15/09/2026', cout: '110,00', montant: '60,00' };
  const club = { organisme: 'Échecs', adresse: '12 rue de Paris', mailOrganisme: 'c@echecs.example', responsable: 'Karim Hadjadj' };
  for (const [name, value] of Object.entries({ ...answers, ...club })) body.set(name, value);
  body.set('attestation', new File([new Uint8Array(aPdf())], 'attestation.pdf'));
  const page = await (await wire.as('family')).send(at, { method: 'POST', body, headers: { Origin: portal.url } });
  return postedForms(page.body, at).map((form) => ({ ...form, who: 'family', page: `family ${at} (vérification)` }));
}

/** What is wrong with the answer to a bad form: nothing, when it is all that the contract says. */
function faults(form: FoundForm, sent: Record<string, string>, { status, body }: Answer): string[] {
  if (status !== 422) return [`réponse ${status}`];
  const elements = elementsOf(body);
  const byId = new Map(elements.map((each) => [attribute(each, 'id'), each]));
  const alert = body.indexOf('role="alert"');
  const wrong = alert === -1 ? ['pas de résumé'] : alert > body.indexOf('<h1') ? ['le résumé n’est pas en premier'] : [];
  for (const link of elements.filter((each) => each.tagName === 'a' && /^#(?!contenu)/.test(attribute(each, 'href')))) {
    const field = attribute(link, 'href').slice(1);
    if (!byId.has(field)) wrong.push(`le résumé mène à #${field}, qui n’existe pas`);
    if (!byId.has(`${field}-e`)) wrong.push(`pas de phrase près de ${field}`);
  }
  for (const { name } of form.asked.filter(isTyped)) {
    const field = elements.find((each) => each.tagName !== 'button' && attribute(each, 'name') === name);
    const kept = field && (field.tagName === 'textarea' ? body.includes('</textarea>') && asRead(sent[name]!) : attribute(field, 'value'));
    if (kept !== asRead(sent[name]!)) wrong.push(`${name} n’est pas gardé`);
  }
  if (/<script>alert|<b x=/.test(body)) wrong.push('du code passe');
  return wrong;
}

test('R-SEC-01: la table mène à chaque formulaire du portail', () => {
  expect(forms.length).toBeGreaterThan(25);
});

test.each(Object.entries(BAD))(
  'R-SEC-01: chaque formulaire refuse %s, garde ce qui est écrit, n’écrit rien',
  async (bad, value) => {
    const before = await fingerprints();
    const wrong: string[] = [];
    for (const form of forms.filter(({ asked }) => asked.length > 0)) {
      if (value === '' ? keepsWhatItHas(form) : asksOnlyWords(form)) continue;
      const sent = Object.fromEntries(form.asked.map(({ name }) => [name, value]));
      const answer = await wire.send(form.who, form, sent);
      wrong.push(...faults(form, sent, answer).map((what) => `${nameOf(form, bad)} : ${what}`));
      await Promise.all([Throttles.deleteMany({}), LoginAttempts.deleteMany({})]);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprints()).toEqual(before);
  },
  120_000,
);

/** What a button or a hidden field never says: another word of the trade, nothing at all, something that breaks. */
const UNHEARD_OF = ['', 'nulle-part', '__proto__', 'constructor', 'a\u0000b', LONG];
/** A page in French, whatever it says; only what stands in a list of ours leads elsewhere. */
function brokenPage({ status, body }: Answer): string[] {
  const wrong = status === 200 || (status >= 400 && status < 500) ? [] : [`réponse ${status}`];
  if (!/<html[^>]* lang="fr"/.test(body) || !/<h1/.test(body)) wrong.push('pas une page');
  if (/<title>[^<]*(?:\[object|function|undefined)/.test(body)) wrong.push('un titre qui n’en est pas un');
  return /<script>alert|<b x=/.test(body) ? [...wrong, 'du code passe'] : wrong;
}

test('R-SEC-01: chaque bouton d’un formulaire, pas seulement le premier, répond à de mauvaises réponses comme le dit le contrat', async () => {
  const before = await fingerprints();
  const pressed = forms.flatMap((form) =>
    form.buttons
      .filter((button) => 'vers' in button || (form.asked.length > 0 && !('motif' in button)))
      .map((button) => ({ form, button })),
  );
  expect(new Set(pressed.flatMap(({ button }) => Object.keys(button)))).toEqual(new Set(['vers', 'suite']));
  // Every way back of the check of a dépense, which comes after a file; « Modifier » of the child is its first button.
  expect(pressed.filter(({ form }) => form.hidden.etape === 'verification').map(({ button }) => button.vers)).toEqual([
    'organisme',
    'inscription',
    'attestation',
    'attestation',
  ]);
  const wrong: string[] = [];
  for (const { form, button } of pressed)
    for (const [bad, value] of Object.entries(BAD)) {
      if (value === '' && 'suite' in button && keepsWhatItHas(form)) continue;
      const sent = { ...Object.fromEntries(form.asked.map(({ name }) => [name, value])), ...button };
      const answer = await wire.send(form.who, form, sent);
      // A way back reads nothing: what was typed, right or wrong, goes along with it.
      const found = 'vers' in button ? lostOnTheWayBack(form, sent, answer) : faults(form, sent, answer);
      wrong.push(...found.map((what) => `${nameOf(form, bad)} [${JSON.stringify(button)}] : ${what}`));
    }
  expect(wrong).toEqual([]);
  expect(await fingerprints()).toEqual(before);
}, 60_000);

function lostOnTheWayBack(form: FoundForm, sent: Record<string, string>, answer: Answer): string[] {
  const carried = elementsOf(answer.body).filter(({ tagName }) => tagName === 'input');
  const valueOf = (name: string) => carried.filter((each) => attribute(each, 'name') === name).map((each) => attribute(each, 'value'));
  const lost = form.asked.filter(isTyped).filter(({ name }) => sent[name] !== '' && !valueOf(name).includes(asRead(sent[name]!)));
  return [
    ...(answer.status === 200 ? [] : [`réponse ${answer.status}`]),
    ...brokenPage(answer),
    ...(answer.body.includes('role="alert"') ? ['un résumé d’erreurs'] : []),
    ...lost.map(({ name }) => `${name} n’est pas gardé`),
  ];
}

test('R-SEC-01: un bouton ou un champ caché qui dit autre chose que prévu ne casse rien, n’écrit rien', async () => {
  const before = await fingerprints();
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const form of forms) {
    const said = new Set([...Object.keys(form.hidden), ...form.buttons.flatMap((button) => Object.keys(button))]);
    for (const name of said) {
      // The same form stands on several pages, and several times on a page.
      const known = [form.action.split('?')[0], name, ...form.asked.map((each) => each.name)].join(' ');
      if (seen.has(known)) continue;
      seen.add(known);
      // A key is anything; a reason too. Nothing else is asked: the form would be a good one.
      // Where nothing has to be filled in, what is not « plus tard » goes on.
      if (name === 'suite' && (form.asked.length === 0 || keepsWhatItHas(form))) continue;
      if (FREE_TEXT.includes(name) || (name === 'cle' && form.asked.length === 0)) continue;
      for (const value of UNHEARD_OF) {
        const sent = { ...Object.fromEntries(form.asked.map((each) => [each.name, ''])), [name]: value };
        const found = brokenPage(await wire.send(form.who, form, sent));
        wrong.push(...found.map((what) => `${nameOf(form, `${name}=${value.slice(0, 20)}`)} : ${what}`));
      }
    }
    await Promise.all([Throttles.deleteMany({}), LoginAttempts.deleteMany({})]);
  }
  expect(wrong).toEqual([]);
  expect(await fingerprints()).toEqual(before);
}, 60_000);

test('R-SEC-01: 50 ko dans un champ sont refusés et gardés, dans chaque champ de chaque formulaire', async () => {
  const before = await fingerprints();
  const wrong: string[] = [];
  for (const form of forms)
    for (const { name, type } of form.asked.filter((each) => each.type !== 'file')) {
      const sent = { ...Object.fromEntries(form.asked.map((each) => [each.name, 'x'])), [name]: LONG };
      const began = performance.now();
      const answer = await wire.send(form.who, form, sent);
      const found = faults(type === 'password' ? { ...form, asked: [] } : form, sent, answer);
      wrong.push(...found.map((what) => `${nameOf(form, `50 ko dans ${name}`)} : ${what}`));
      if (performance.now() - began > 5000) wrong.push(`${nameOf(form, name)} : trop long à répondre`);
      await Promise.all([Throttles.deleteMany({}), LoginAttempts.deleteMany({})]);
    }
  expect(wrong).toEqual([]);
  expect(await fingerprints()).toEqual(before);
}, 120_000);

test('R-SEC-01: chaque envoi venu d’ailleurs est refusé en 403, celui d’une route sans page aussi', async () => {
  const before = await fingerprints();
  const bare = { action: '', multipart: false, hidden: {}, buttons: [], asked: [] };
  const routes = wire.visits().filter(({ kind, route }) => kind === 'post' && !route.startsWith('desinscription'));
  const targets = [...forms, ...routes.map(({ address, visit }) => ({ ...bare, action: address, who: visit.who, page: address }))];
  const wrong: string[] = [];
  for (const form of targets) {
    const good = Object.fromEntries(form.asked.map(({ name, value }) => [name, value || 'oui']));
    for (const headers of [
      { Origin: 'https://ailleurs.example' },
      { 'Sec-Fetch-Site': 'same-site', Origin: portal.url },
      { Origin: 'null' },
      {},
    ]) {
      const { status } = await wire.send(form.who, form, good, headers as Record<string, string>);
      if (status !== 403) wrong.push(`${form.page} ← ${JSON.stringify(headers)} : ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await fingerprints()).toEqual(before);
}, 120_000);

test('R-SEC-01: aucune lecture n’écrit', async () => {
  const before = await fingerprints();
  for (const { visit, address } of wire.visits())
    for (const method of ['GET', 'HEAD']) await (await wire.as(visit.who)).send(address, { method });
  // A convention is sealed the first time it is read, once both have signed: the same bytes ever after.
  expect(await fingerprints()).toEqual(before);
}, 120_000);

test('R-SEC-01: aucune adresse, aucune méthode et aucune question tordue ne donne un 500', async () => {
  const odd = ['%00', '__proto__', 'constructor', '..%2f..', '%7B%22$gt%22:%22%22%7D', encodeURIComponent('é<b>'), 'x'.repeat(3000)];
  const questions = [
    'page=-1',
    'page=1e9',
    'page=[]',
    'filtre=__proto__',
    'ordre=constructor',
    'q=%5B(*',
    `q=${'a'.repeat(8000)}`,
    'enfant=%00',
    'codes=,,,',
    'pres=x',
    'quoi=__proto__&format=exe',
  ];
  const wrong: string[] = [];
  // Several visits of the table are to one page.
  const asked = new Set<string>();
  const ask = async (who: Parameters<Wire['as']>[0], address: string, method = 'GET'): Promise<void> => {
    const question = `${who} ${method} ${address}`;
    if (asked.has(question)) return;
    asked.add(question);
    const headers = { Origin: portal.url, 'Content-Type': 'application/x-www-form-urlencoded' };
    const { status } = await (await wire.as(who)).send(address, { method, headers });
    if (status >= 500 || (!['GET', 'POST', 'HEAD'].includes(method) && status < 400))
      wrong.push(`${method} ${address.slice(0, 120)} : ${status}`);
  };
  for (const { route, visit, address } of wire.visits()) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      if (method !== 'POST' || visit.who === 'nobody') await ask('nobody', address, method);
    const { pathname } = new URL(address, portal.url);
    const addresses = route.includes('$') ? odd.map((value) => addressWith(route, value)) : [];
    await Promise.all([...addresses, ...questions.map((question) => `${pathname}?${question}`)].map((each) => ask(visit.who, each)));
  }
  expect(wrong).toEqual([]);
}, 240_000);
