/** The page of a long list that an address asks for, from 1; anything else is the first. */
export function pageNumber(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page'));
  return Number.isSafeInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
}
