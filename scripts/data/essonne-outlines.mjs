/**
 * Makes core/shared/essonne-outlines.json from the outlines of the communes (IGN Admin Express 2018, GeoJSON, one polygon a commune):
 * node scripts/data/essonne-outlines.mjs COMMUNES.geojson
 * Communes that joined since are merged with the one of today: an edge that two of them share, in both directions, is inside.
 * Docs: docs/decisions/0471-outlines-of-the-communes.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const WIDTH = 1000;
const OUT = new URL('../../core/shared/essonne-outlines.json', import.meta.url);

const communes = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'),
);
const today = new Map();
for (const { code, type, departement, anciensCodes = [] } of communes) {
  if (type !== 'commune-actuelle' || departement !== '91') continue;
  today.set(code, code);
  for (const former of anciensCodes) if (former.startsWith('91')) today.set(former, code);
}

const { features } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rings = new Map();
for (const { properties, geometry } of features) {
  const code = today.get(properties.code);
  if (!code) throw new Error(`commune inconnue : ${properties.code}`);
  rings.set(code, [...(rings.get(code) ?? []), ...geometry.coordinates]);
}
const missing = [...new Set(today.values())].filter((code) => !rings.has(code));
if (missing.length > 0) throw new Error(`communes sans contour : ${missing.join(', ')}`);

const points = [...rings.values()].flat(2);
const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
const scale = WIDTH / ((east - west) * squeeze);
/** Equirectangular, true at the middle of the département: whole units of a drawing 1,000 wide. */
const project = ([x, y]) => [Math.round((x - west) * squeeze * scale), Math.round((north - y) * scale)];

const outlines = [...rings]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([insee, own]) => {
    const loops = dissolved(own.map((ring) => withoutRepeats(ring.map(project))));
    return { insee, path: loops.map(pathOf).join(''), centre: centreOf(loops) };
  });
/** What leads back to degrees: longitude = west + x × east1, latitude = north − y × south1. */
const frame = { west, north, east1: 1 / (squeeze * scale), south1: 1 / scale };
writeFileSync(OUT, `${JSON.stringify({ width: WIDTH, height: Math.round((north - south) * scale), frame, outlines })}\n`);

function withoutRepeats(ring) {
  const kept = ring.filter(([x, y], place) => place === 0 || x !== ring[place - 1][0] || y !== ring[place - 1][1]);
  const [first, last] = [kept[0], kept.at(-1)];
  if (kept.length > 1 && first[0] === last[0] && first[1] === last[1]) kept.pop();
  return kept;
}

/** Edges met once, chained into loops. */
function dissolved(loops) {
  if (loops.length === 1) return loops;
  const edges = new Map();
  for (const loop of loops)
    for (const [place, from] of loop.entries()) {
      const to = loop[(place + 1) % loop.length];
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [from, to]);
    }
  const next = new Map();
  for (const [from, to] of edges.values()) next.set(String(from), [...(next.get(String(from)) ?? []), to]);
  const made = [];
  for (const start of [...edges.values()].map(([from]) => from)) {
    const loop = [];
    for (let at = start; next.get(String(at))?.length;) {
      loop.push(at);
      at = next.get(String(at)).pop();
    }
    if (loop.length > 2) made.push(loop);
  }
  return made;
}

function pathOf(loop) {
  let [x, y] = loop[0];
  const steps = loop.slice(1).map(([toX, toY]) => {
    const step = `${toX - x} ${toY - y}`;
    [x, y] = [toX, toY];
    return step;
  });
  return `M${loop[0].join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** Centre of gravity of the largest loop. */
function centreOf(loops) {
  const measured = loops.map((loop) => {
    let [area, cx, cy] = [0, 0, 0];
    for (const [place, [x, y]] of loop.entries()) {
      const [nextX, nextY] = loop[(place + 1) % loop.length];
      const cross = x * nextY - nextX * y;
      area += cross;
      cx += (x + nextX) * cross;
      cy += (y + nextY) * cross;
    }
    return { size: Math.abs(area), centre: [Math.round(cx / (3 * area)), Math.round(cy / (3 * area))] };
  });
  return measured.sort((a, b) => b.size - a.size)[0].centre;
}
