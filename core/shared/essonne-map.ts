/** Where the communes of the département stand: distances as the crow flies, from centre to centre. Pure, but for the outlines read once. */
import { essonneOutlines } from './essonne-outlines.ts';

/** One degree of latitude, mean of the ellipsoid. */
const KM_PER_DEGREE = 111.2;

let centres: ReadonlyMap<string, [x: number, y: number]> | undefined;

const centreOf = (insee: string): [x: number, y: number] | undefined =>
  (centres ??= new Map(essonneOutlines().outlines.map((each) => [each.insee, each.centre]))).get(insee);

/** @returns [latitude, longitude] of a commune's centre in degrees (WGS 84); null outside the département. */
export function placeOf(insee: string): [latitude: number, longitude: number] | null {
  const centre = centreOf(insee);
  if (!centre) return null;
  const { west, north, east1, south1 } = essonneOutlines().frame;
  return [north - centre[1] * south1, west + centre[0] * east1];
}

/** @returns kilometres between two communes of the département, 0 within one; null when either is outside. */
export function kilometresBetween(insee: string, other: string): number | null {
  const [from, to] = [centreOf(insee), centreOf(other)];
  if (!from || !to) return null;
  // The drawing is true to scale: a unit is as long eastwards as southwards.
  return Math.hypot(from[0] - to[0], from[1] - to[1]) * essonneOutlines().frame.south1 * KM_PER_DEGREE;
}
