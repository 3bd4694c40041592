import type { LatLngTuple } from 'leaflet';

/** The outlines of every commune, as rings of [latitude, longitude]: what Leaflet draws as one shape. */
export async function outlineRings(): Promise<LatLngTuple[][][]> {
  const { default: map } = await import('#core/shared/essonne-outlines.json');
  const { west, north, east1, south1 } = map.frame;
  const degrees = ([x, y]: [number, number]): LatLngTuple => [north - y * south1, west + x * east1];
  return map.outlines.map(({ path }) => ringsOf(path).map((ring) => ring.map(degrees)));
}

/** Reads the paths of essonne-outlines.mjs: "M x y l dx dy …z", one loop after the other. */
function ringsOf(path: string): [number, number][][] {
  return path
    .split('z')
    .filter(Boolean)
    .map((loop) => {
      const numbers = (loop.match(/-?\d+/g) ?? []).map(Number);
      const ring: [number, number][] = [];
      let [x, y] = [0, 0];
      for (let place = 0; place + 1 < numbers.length; place += 2) {
        [x, y] = [x + numbers[place]!, y + numbers[place + 1]!];
        ring.push([x, y]);
      }
      return ring;
    });
}
