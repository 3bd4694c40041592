/** A road to the portal that can be held up or cut: what a phone meets in a gymnasium. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Road {
  url: string;
  /** The answers to these addresses wait, once the portal has given them, until `release`. */
  hold(path: RegExp): Held;
  /** No connection passes any more. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export interface Held {
  /** Resolves once an answer waits. */
  waiting: Promise<void>;
  /** Lets it go. @returns once it is sent. */
  release(): Promise<void>;
}

interface Hold {
  path: RegExp;
  arrived: () => void;
  gate: Promise<void>;
  sent: () => void;
}

export async function slowRoad(portalUrl: string): Promise<Road> {
  const state = { cut: false, holds: [] as Hold[] };
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => void pass(portalUrl, state.holds, request, response));
  server.on('connection', (socket) => {
    if (state.cut) return socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (path) => holdUp(state.holds, path),
    cut: () => {
      state.cut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (state.cut = false),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function holdUp(holds: Hold[], path: RegExp): Held {
  const [arrival, gate, sending] = [latch(), latch(), latch()];
  const hold: Hold = { path, arrived: arrival.open, gate: gate.opened, sent: sending.open };
  holds.push(hold);
  return {
    waiting: arrival.opened,
    release: () => {
      holds.splice(holds.indexOf(hold), 1);
      gate.open();
      return sending.opened;
    },
  };
}

function latch(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

async function pass(portalUrl: string, holds: readonly Hold[], request: http.IncomingMessage, response: http.ServerResponse) {
  const onward = http.request(portalUrl + request.url, { method: request.method, headers: request.headers }, (answer) => {
    const body: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => body.push(chunk));
    answer.on('end', () => void give(answer, Buffer.concat(body)));
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
  const give = async (answer: http.IncomingMessage, body: Buffer): Promise<void> => {
    const hold = holds.find(({ path }) => path.test(request.url ?? ''));
    hold?.arrived();
    await hold?.gate;
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    response.end(body, () => hold?.sent());
  };
}
