/** Does a deed as a browser would, and looks at the whole database before and after. */
import mongoose from 'mongoose';
import request, { type Test } from 'supertest';
import { desk, ORIGIN } from '../desk.ts';
import { campaignDeeds } from './campaign-deeds.ts';
import type { Deeds, Sent } from './deed.ts';
import { mailDeeds } from './mail-deeds.ts';
import { moneyDeeds } from './money-deeds.ts';
import { partnerDeeds } from './partner-deeds.ts';
import { peopleDeeds } from './people-deeds.ts';

export const DEEDS: Deeds = { ...campaignDeeds, ...peopleDeeds, ...partnerDeeds, ...moneyDeeds, ...mailDeeds };

/** What a request always touches: its session, and windows of attempts. */
const ALWAYS_TOUCHED = new Set(['agentSessions', 'throttles']);

/** One fingerprint of all there is but that, made by the server itself of every document. */
export async function photograph(): Promise<string> {
  const { collections } = (await mongoose.connection.db!.command({ dbHash: 1 })) as { collections: Record<string, string> };
  return JSON.stringify(Object.entries(collections).filter(([name]) => !ALWAYS_TOUCHED.has(name)));
}

export function ask(
  { method, path }: { method: 'get' | 'post' | 'put'; path: string },
  { params = {}, body = {}, files }: Sent,
  cookie: string,
): Test {
  const address = `/caf/actions${path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'inconnu'))}`;
  if (!files) return request(desk())[method](address).set('Cookie', cookie).set('Origin', ORIGIN).send(body);
  const about = Object.entries(files).flatMap(([kind, { name, bytes }]) => [
    [kind, name],
    [`${kind}Taille`, String(bytes.length)],
  ]);
  const sent = Buffer.concat(Object.values(files).map(({ bytes }) => bytes));
  return request(desk())
    [method](`${address}?${new URLSearchParams(about)}`)
    .set('Cookie', cookie)
    .set('Origin', ORIGIN)
    .type('application/octet-stream')
    .send(sent);
}
