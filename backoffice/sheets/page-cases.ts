/** Every list of a page of ours as it may be asked for, each filter at least once, with values that the data has. What tests and measures go through. */
import type { Request, Response } from 'express';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Children, Families } from '#core/family/family.model.ts';
import { ALL_EXTRACTS } from '#core/extract/all-extracts.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { actNow, system } from '#core/shared/author.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { ALL_ROUTES } from '../actions/router.ts';

export interface PageCase {
  /** "/familles?q=martin". */
  what: string;
  ask: () => Promise<unknown>;
}

type Asked = readonly [path: string, query?: Record<string, string>, params?: Record<string, string>];

/** A list without a document of the data to filter by is left out. */
export async function pageCases(): Promise<PageCase[]> {
  const [families, journal, money, extracts] = [await familyLists(), await journalLists(), await moneyLists(), await extractLists()];
  return [...families, ...journal, ...money, ...extracts, ['/depenses/file'] as const, ['/partenaires/a-valider'] as const].map(caseOf);
}

function caseOf([path, query = {}, params = {}]: Asked): PageCase {
  const route = ALL_ROUTES.find((each) => each.method === 'get' && each.path === path);
  if (!route) throw new Error(`no list at ${path}`);
  const agent = { code: 'P0000911', firstName: '', lastName: '', rights: RIGHTS, mustChange: false, mustEnrol: false };
  const request = { agent, req: { query, params } as unknown as Request, res: {} as Response };
  const what = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  return { what: `${what}?${new URLSearchParams(query)}`, ask: async () => route.run({ ...request, act: actNow(system('mesure')) }) };
}

async function familyLists(): Promise<Asked[]> {
  const family = await Families.findOne({ mail: { $type: 'string' } }).lean<{ matricule: string; mail: string; lastName: string }>();
  const child = await Children.findOne().lean<{ sias: string; firstName: string; lastName: string }>();
  if (!family || !child) return [];
  const words = [family.matricule, child.sias, family.mail, family.lastName, `${child.firstName} ${child.lastName}`, 'aucun nom pareil'];
  return words.map((q) => ['/familles', { q }]);
}

async function journalLists(): Promise<Asked[]> {
  const event = await AuditEvents.findOne({ campaign: { $ne: null } }).lean<{
    author: { kind: string; id: string };
    object: { type: string; id: string };
    kind: string;
    at: Date;
    campaign: number;
  }>();
  if (!event) return [];
  const { author, object, kind, at, campaign } = event;
  const filters = {
    ...{ sorteAuteur: author.kind, auteur: author.id, typeObjet: object.type, objet: object.id, action: kind },
    ...{ du: formatDay(dayOf(at)), au: formatDay(dayOf(at)), campagne: String(campaign) },
  };
  return [{}, ...Object.entries(filters).map(([name, value]) => ({ [name]: value })), filters].map((query) => ['/journal', query]);
}

async function moneyLists(): Promise<Asked[]> {
  const line = await PaymentLines.findOne({ tiersi: { $type: 'string' } }).lean<{ batchId: string; matricule: string; tiersi: string }>();
  const sums = ['held', 'pending'].flatMap((etat) =>
    ['', 'partners', 'families'].map((nature): Asked => ['/sommes', nature ? { etat, nature } : { etat }]),
  );
  const rehearsed = ['partners', 'families'].flatMap((nature): Asked[] => [
    ['/lots/apercu', { nature }],
    ['/lots/lignes', { nature }],
    ['/lots/lignes', { nature, signe: 'any' }],
  ]);
  const undos = ['asked', 'accepted', 'refused'].map((etat): Asked => ['/annulations', { etat }]);
  if (!line) return [...sums, ...rehearsed, ...undos];
  const { matricule, tiersi, batchId: lot } = line;
  const filters: Record<string, string>[] = [{}, { matricule }, { tiersi }, { etat: 'rejetees' }];
  const lines = filters.map((query): Asked => ['/lots/:lot/lignes', query, { lot }]);
  const one: Asked[] = [
    ['/sommes', { etat: 'pending', matricule }],
    ['/lots/lignes', { nature: 'partners', matricule }],
    ['/lots/:lot/partenaires', {}, { lot }],
  ];
  return [...sums, ...rehearsed, ...undos, ...lines, ...one];
}

/** The first page of each, and of each table of the whole database. */
async function extractLists(): Promise<Asked[]> {
  const [partner, family] = [await Partners.findOne().lean<Partner>(), await Families.findOne().lean<{ matricule: string }>()];
  if (!partner || !family) return [];
  const today = formatDay(dayOf(actNow(system('mesure')).at));
  const typed = { partenaire: partner.identifiant, matricule: family.matricule, du: '01/08/2026', au: today };
  return ALL_EXTRACTS.flatMap(({ id, tables, states }): Asked[] => {
    const of = (more: Record<string, string>): Asked => ['/extraits/:extrait', { ...typed, ...more }, { extrait: id }];
    if (tables) return tables.map(({ value }) => of({ table: value }));
    return [of({}), ...(states?.values ?? []).map((etat) => of({ etat }))];
  });
}
