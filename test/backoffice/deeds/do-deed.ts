/** Does a deed as a browser would, and looks at the whole database before and after. */
import { createHash } from 'node:crypto';
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

/** One fingerprint of all there is, but what a request always touches: its session, and windows of attempts. */
export async function photograph(): Promise<string> {
  const hash = createHash('sha256');
  const collections = await mongoose.connection.db!.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  for (const { name } of collections.sort((a, b) => a.name.localeCompare(b.name)))
    if (!['agentSessions', 'throttles', 'system.profile'].includes(name))
      for await (const document of mongoose.connection.db!.collection(name).find().sort({ _id: 1 }))
        hash.update(JSON.stringify([name, document]));
  return hash.digest('hex');
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
