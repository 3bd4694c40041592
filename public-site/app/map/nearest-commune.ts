/** Farther from any centre than this, one is not in the Essonne. */
const FAR_DEGREES = 0.12;

/** @returns the Insee code of the commune whose centre is nearest, null far from the Essonne. The outlines are fetched when first asked. */
export async function nearestCommune(latitude: number, longitude: number): Promise<string | null> {
  const { default: map } = await import('#core/shared/essonne-outlines.json');
  const { west, north, east1, south1 } = map.frame;
  const [x, y] = [(longitude - west) / east1, (north - latitude) / south1];
  const away = (centre: number[]): number => Math.hypot(centre[0]! - x, centre[1]! - y);
  const nearest = map.outlines.reduce((best, each) => (away(each.centre) < away(best.centre) ? each : best));
  return away(nearest.centre) * south1 > FAR_DEGREES ? null : nearest.insee;
}
