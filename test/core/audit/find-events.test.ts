import mongoose from 'mongoose';
import { type AuditEvent, AuditEvents } from '#core/audit/audit-event.model.ts';
import { countEvents, eachEvent, type EventQuery, filterOf, findEvents } from '#core/audit/find-events.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';

useDatabase();

const KINDS = ['agent.loggedIn', 'voucher.issued', 'family.suspended'];

/** 300 events over 100 hours: instants that are shared, so that the order needs the identifier too. */
beforeAll(async () => {
  await emptyDatabase();
  const start = Date.parse('2026-11-01T08:00:00Z');
  const events = Array.from({ length: 300 }, (_, i): AuditEvent => {
    const at = new Date(start + Math.floor(i / 3) * 3_600_000);
    const author =
      i % 3 === 0 ? ({ kind: 'agent', id: `P000${i % 4}911` } as const) : ({ kind: 'family', id: String(1000 + (i % 7)) } as const);
    const object = { type: i % 3 === 0 ? 'agent' : 'family', id: `${2025 + (i % 2)}:${1000 + (i % 5)}` };
    return {
      _id: `id-${String((i * 7) % 300).padStart(3, '0')}`,
      at,
      recordedAt: at,
      author,
      kind: KINDS[i % 3]!,
      object,
      campaign: 2025 + (i % 2),
      before: null,
      after: null,
    };
  });
  await AuditEvents.collection.insertMany(events as never[]);
});

/** A query, and the field its index begins with; several filters: any index that gives the order. */
const QUERIES: [string, EventQuery, string | null][] = [
  ['sans filtre', {}, 'at'],
  ['auteur', { author: 'P0000911' }, 'author.id'],
  ['sorte d’auteur', { authorKind: 'family' }, 'author.kind'],
  ['objet', { objects: ['2025:1000', '2026:1000'] }, 'object.id'],
  ['sorte d’objet', { objectType: 'agent' }, 'object.type'],
  ['action', { kinds: ['voucher.issued'] }, 'kind'],
  ['période', { from: '2026-11-02', to: '2026-11-03' }, 'at'],
  ['campagne', { campaign: 2026 }, 'campaign'],
  ['auteur et période', { author: 'P0000911', from: '2026-11-02' }, null],
  [
    'tout',
    {
      authorKind: 'agent',
      author: 'P0000911',
      objectType: 'agent',
      kinds: ['agent.loggedIn', 'voucher.issued'],
      campaign: 2025,
      to: '2026-11-04',
    },
    null,
  ],
];

const expected = async (query: EventQuery): Promise<string[]> =>
  (await AuditEvents.find(filterOf(query)).lean<AuditEvent[]>())
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1))
    .map(({ _id }) => _id);

test.each(QUERIES)('R-EXT-04: le journal par %s : page à page, tout y est une fois, dans l’ordre', async (_, query) => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await findEvents(query, { size: 17, ...(after ? { after } : {}) });
    seen.push(...page.events.map((event) => event._id));
    after = page.next ?? undefined;
  } while (after);
  const all = await expected(query);
  expect(all.length).toBeGreaterThan(0);
  expect(seen).toEqual(all);
  expect(await countEvents(query)).toEqual({ count: all.length, more: false });
  const streamed: string[] = [];
  for await (const event of eachEvent(query)) streamed.push(event._id);
  expect(streamed).toEqual(all);
});

interface Stage {
  stage: string;
  keyPattern?: Record<string, number>;
  inputStage?: Stage;
  inputStages?: Stage[];
}
const stagesOf = (stage: Stage): Stage[] => [
  stage,
  ...[...(stage.inputStage ? [stage.inputStage] : []), ...(stage.inputStages ?? [])].flatMap(stagesOf),
];

test.each(QUERIES)('R-EXT-04: par %s, un index donne les lignes et leur ordre', async (_, query, first) => {
  const { next } = await findEvents(query, { size: 3 });
  for (const filter of [filterOf(query), { $and: [filterOf(query), { at: { $lte: new Date(next!.split('_')[0]!) } }] }]) {
    const plan = await mongoose.connection
      .collection('auditEvents')
      .find(filter)
      .sort({ at: -1, _id: -1 })
      .limit(50)
      .explain('queryPlanner');
    const stages = stagesOf((plan as { queryPlanner: { winningPlan: Stage } }).queryPlanner.winningPlan);
    const names = stages.map(({ stage }) => stage);
    expect(names).toContain('IXSCAN');
    expect(names).not.toContain('COLLSCAN');
    expect(names).not.toContain('SORT');
    const used = stages.find(({ keyPattern }) => keyPattern)!.keyPattern!;
    if (first) expect(Object.keys(used)[0]).toBe(first);
  }
});

test('R-EXT-04: un jour entier compte jusqu’à minuit, heure de Paris', async () => {
  const { events } = await findEvents({ from: '2026-11-02', to: '2026-11-02' }, { size: 100 });
  expect(events.at(-1)!.at.toISOString()).toBe('2026-11-01T23:00:00.000Z');
  expect(events[0]!.at.toISOString()).toBe('2026-11-02T22:00:00.000Z');
});

test.each(['hier', '2026-11-02T08:00:00.000Z', '_', '{"$gt":""}_x'])(
  'R-EXT-04: « %s » n’est pas une place dans le journal',
  async (after) => {
    await expect(findEvents({}, { after, size: 10 })).rejects.toMatchObject({ code: 'ENTREE_REFUSEE' });
  },
);
