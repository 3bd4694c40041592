import net from 'node:net';
import { once } from 'node:events';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { useOwnDatabase } from '../factories/database.ts';
import { anAccount, aScheme, LINA, MAIL, PASSWORD, type Scheme } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

/** What stands between the portal and MongoDB, and can be cut. */
class Line {
  private readonly open = new Set<net.Socket>();
  private server = net.createServer();
  port = 0;
  constructor(private readonly target: { host: string; port: number }) {}

  async join(): Promise<void> {
    this.server = net.createServer((near) => {
      const far = net.connect(this.target);
      for (const socket of [near, far]) {
        this.open.add(socket);
        socket.on('error', () => undefined).on('close', () => this.open.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as net.AddressInfo).port;
  }

  /** Nothing passes any more, in either direction; every line stays open. */
  freeze(): void {
    for (const socket of this.open) socket.unpipe().pause();
    this.server.removeAllListeners('connection').on('connection', (near) => this.open.add(near.on('error', () => undefined)));
  }

  cut(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }
}

const database = useOwnDatabase();
let portal: Portal | undefined;
let line: Line;
let scheme: Scheme;

beforeAll(async () => {
  scheme = await aScheme();
  await anAccount();
  const uri = new URL(database.uri());
  line = new Line({ host: uri.hostname, port: Number(uri.port) });
  await line.join();
  portal = await startPortal(`mongodb://127.0.0.1:${line.port}${uri.pathname}?directConnection=true`);
});
afterAll(async () => {
  await portal?.stop();
  line.cut();
});

test('R-SEC-01: MongoDB absent un moment : 503 avec Retry-After, rien de perdu, puis le même envoi passe, une fois', async () => {
  const nadia = new Visitor(portal!.url);
  await nadia.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD });
  const draw = { enfant: LINA, partenaire: scheme.judo, montant: '50,00', cle: 'b3a1f5f0-5d0e-4f65-9f6a-0c6b7f6f5a10', confirme: 'oui' };
  line.cut();
  const [home, sent, health, open] = [
    await nadia.get('/famille'),
    await nadia.post('/famille/tirage', draw),
    await nadia.get('/sante'),
    await nadia.get('/famille/inscription'),
  ];
  expect([home.status, sent.status, health.status, open.status]).toEqual([503, 503, 503, 200]);
  for (const refused of [home, sent, health]) expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(home.text).toContain('Rien n’est perdu');
  await line.join();
  const again = await nadia.post('/famille/tirage', draw);
  expect(again.status).toBe(303);
  expect((await nadia.post('/famille/tirage', draw)).location).toBe(again.location);
  expect(await Vouchers.countDocuments()).toBe(1);
}, 90_000);

test('R-SEC-01: MongoDB figé, ses connexions ouvertes : 503 aussi, puis tout revient', async () => {
  const nadia = new Visitor(portal!.url);
  await nadia.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD });
  line.freeze();
  const home = await nadia.get('/famille');
  expect(home.status).toBe(503);
  expect(Number(home.headers.get('Retry-After'))).toBeGreaterThan(0);
  line.cut();
  await line.join();
  expect((await nadia.get('/famille')).status).toBe(200);
}, 60_000);
