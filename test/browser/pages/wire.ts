/** The same table of routes, without a browser: every page as it is sent, every form as it could be posted by anybody. */
import mongoose from 'mongoose';
import { Conventions } from '#core/partner/convention/convention.model.ts';
import type { Answer, Visitor } from '../../portal/visitor.ts';
import { type PostedForm, postedForms } from './forms.ts';
import { ROUTES, type Visit, type Who } from './route-table.ts';
import { onTheWire } from './visitors.ts';
import type { World } from './world.ts';

export interface FoundForm extends PostedForm {
  who: Who;
  /** Page it stands on, for the messages. */
  page: string;
}

export class Wire {
  readonly #people = new Map<Who, Promise<Visitor>>();

  constructor(
    readonly url: string,
    readonly world: World,
  ) {}

  /** Somebody logged in, always the same. */
  as(who: Who): Promise<Visitor> {
    const known = this.#people.get(who) ?? onTheWire(this.url, who);
    this.#people.set(who, known);
    return known;
  }

  addressOf = ({ at }: Visit): string => (typeof at === 'string' ? at : at(this.world));

  /** Every visit of the table, with the name of its route. */
  visits(): { route: string; kind: string; visit: Visit; address: string }[] {
    return Object.entries(ROUTES).flatMap(([route, { kind, visits }]) =>
      visits.map((visit) => ({ route, kind, visit, address: this.addressOf(visit) })),
    );
  }

  async send(
    who: Who,
    form: PostedForm,
    fields: Record<string, string>,
    headers: Record<string, string> = { Origin: this.url },
  ): Promise<Answer> {
    const visitor = await this.as(who);
    const all = { ...form.hidden, ...fields };
    if (!form.multipart) return visitor.post(form.action, all, headers);
    const body = new FormData();
    for (const [name, value] of Object.entries(all)) body.set(name, value);
    return visitor.send(form.action, { method: 'POST', body, headers });
  }

  /** Every posted form of every page, steps reached by a post included. */
  async forms(): Promise<FoundForm[]> {
    const found: FoundForm[] = [];
    for (const { kind, visit, address } of this.visits()) {
      if (kind !== 'page' || (visit.status ?? 200) !== 200) continue;
      let page = (await (await this.as(visit.who)).get(address)).body;
      for (const fields of typeof visit.then === 'function' ? visit.then(this.world) : (visit.then ?? [])) {
        const form = postedForms(page, address).find(({ asked }) => asked.some(({ name }) => name in fields));
        if (!form) throw new Error(`${visit.who} ${address} asks for none of ${Object.keys(fields).join(', ')}`);
        page = (await this.send(visit.who, form, fields)).body;
      }
      for (const form of postedForms(page, address)) found.push({ ...form, who: visit.who, page: `${visit.who} ${address}` });
    }
    return found;
  }
}

/** Sessions slide, tries are counted, refusals are recorded: everything else must stay as it is. */
const TECHNICAL = /^(webSessions|throttles|loginAttempts|audit.*|attestationDrafts|leases|conventions|system\..*)$/;

/** A fingerprint of each collection that matters. */
export async function fingerprints(): Promise<Record<string, string>> {
  const { collections } = (await mongoose.connection.db!.command({ dbHash: 1 })) as unknown as { collections: Record<string, string> };
  const kept = Object.entries(collections).filter(([name]) => !TECHNICAL.test(name));
  // A wrong signing code is counted on its convention: all the rest of it stays.
  const conventions = await Conventions.find({}, { 'ask.tries': 0 }).sort({ _id: 1 }).lean();
  return { ...Object.fromEntries(kept), conventions: JSON.stringify(conventions) };
}
