import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const LOOPBACK = /^(127[.]0[.]0[.]1|localhost)(:\d+)?$/;

/**
 * maildev lets any website that the browser visits read its mails (it echoes the Origin): only its own page may.
 * Its home page answers browsers only; here it answers everyone.
 */
export function guardMailbox(server: Server): void {
  for (const event of ['request', 'upgrade'] as const) {
    const listeners = server.listeners(event) as ((...args: unknown[]) => void)[];
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, answer: ServerResponse, ...rest: unknown[]) => {
      if (isForeign(request)) return void refuse(answer);
      if (request.url === '/') request.headers.accept = 'text/html';
      for (const listener of listeners) listener.call(server, request, answer, ...rest);
    });
  }
}

/** Another origin, or a name that was made to point at this machine. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers;
  return !LOOPBACK.test(host) || (origin !== undefined && origin !== `http://${host}`);
}

/** An upgrade hands over a bare socket, which has no status to write. */
function refuse(answer: ServerResponse): void {
  if ('writeHead' in answer) answer.writeHead(403);
  answer.end();
}
