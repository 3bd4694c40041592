import { outcomeOf } from '#core/mail/delivery.rules.ts';

const at = new Date('2026-11-23T09:00:00Z');
const in1Minute = new Date('2026-11-23T09:01:00Z');

test.each([
  [
    'R-MAIL-03: 4xx : réessayé',
    { responseCode: 451, response: '451 plus tard' },
    { state: 'pending', nextAt: in1Minute, unreachable: false },
  ],
  ['R-MAIL-03: 421 : le serveur s’en va, réessayé', { responseCode: 421 }, { state: 'pending', unreachable: true }],
  ['R-MAIL-03: 5xx : abandonné', { responseCode: 554 }, { state: 'failed' }],
  ['R-MAIL-03: 503 parle de l’ordre des commandes, pas du message', { responseCode: 503 }, { state: 'pending' }],
  ['R-MAIL-03: un mot de passe SMTP faux est notre faute', { code: 'EAUTH', responseCode: 535 }, { state: 'pending', unreachable: true }],
  [
    'R-MAIL-03: connexion refusée : réessayé',
    { code: 'ECONNREFUSED' },
    { state: 'pending', failure: 'Serveur de mail injoignable (ECONNREFUSED).' },
  ],
  ['R-MAIL-03: une adresse que la bibliothèque refuse est abandonnée', { code: 'EENVELOPE' }, { state: 'failed' }],
])('%s', (_title, fault, expected) => {
  expect(outcomeOf(fault, { attempts: 1, before: null, handed: false, at })).toMatchObject(expected);
});

test('R-MAIL-02: sans réponse après le point final, le sort est inconnu', () => {
  expect(outcomeOf({ code: 'ETIMEDOUT' }, { attempts: 1, before: null, handed: true, at }).state).toBe('ambiguous');
});

test('R-MAIL-03: un refus répondu après le point final est un refus, pas un doute', () => {
  expect(outcomeOf({ code: 'EMESSAGE', responseCode: 552 }, { attempts: 1, before: null, handed: true, at }).state).toBe('failed');
});

test('R-SEC-01: les mots du serveur sont gardés sur une ligne, sans adresse, en 200 caractères', () => {
  const response = `550-5.7.1 refus pour <nadia.morel@exemple.fr>\r\n550 ${'x'.repeat(300)}`;
  const { failure } = outcomeOf({ responseCode: 550, response }, { attempts: 1, before: null, handed: false, at }) as { failure: string };
  expect(failure).toMatch(/^550-5\.7\.1 refus pour … 550 x+$/);
  expect(failure).toHaveLength(200);
});

test.each([
  ['Serveur de mail injoignable (ECONNREFUSED).', 'pending'],
  ['Le serveur de mail refuse nos envois : 554 no', 'pending'],
  ['450 4.2.1 mailbox busy', 'failed'],
])('R-MAIL-03: au cinquième essai, un refus passager après « %s » : %s', (before, state) => {
  const outcome = outcomeOf({ responseCode: 450, response: '450 4.7.1 greylisted' }, { attempts: 5, before, handed: false, at });
  expect(outcome.state).toBe(state);
  if (state === 'pending') expect(outcome).toMatchObject({ nextAt: new Date('2026-11-23T10:00:00Z') });
});
