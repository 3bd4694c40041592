/** The desk behind one listening server, its connections kept: thousands of questions, eight at a time, only the status is read. */
import { Agent, createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inLanes } from '../../scripts/demo/in-lanes.ts';
import { COOKIE, desk, ORIGIN } from './desk.ts';

const AT_ONCE = 8;

export interface Question {
  method: 'get' | 'post' | 'put';
  path: string;
}

export class BusyDesk {
  #server!: Server;
  #connections!: Agent;

  async open(): Promise<void> {
    this.#server = createServer(desk()).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#connections = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  }

  async close(): Promise<void> {
    this.#connections.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** @returns the status of each answer, in the order of the questions. */
  async statuses(questions: readonly Question[], cookie: string): Promise<number[]> {
    const statuses: number[] = [];
    await inLanes(questions, AT_ONCE, async (question, rank) => {
      statuses[rank] = await this.#ask(question, cookie);
    });
    return statuses;
  }

  #ask({ method, path }: Question, cookie: string): Promise<number> {
    const { port } = this.#server.address() as AddressInfo;
    const headers = { Cookie: cookie || `${COOKIE}=`, Origin: ORIGIN, ...(method === 'get' ? {} : { 'Content-Length': '0' }) };
    return new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, method: method.toUpperCase(), agent: this.#connections, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      })
        .on('error', reject)
        .end();
    });
  }
}
