/** How reject files are named and written. Pure. */

/** "allo.csv" → "allo_REJETS.csv" (contract: Files). Nothing of a folder is kept: the name came from outside. */
export function rejectFileName(name: string): string {
  const bare = name.split(/[\\/]/).at(-1) ?? name;
  const dot = bare.lastIndexOf('.');
  return dot > 0 ? `${bare.slice(0, dot)}_REJETS${bare.slice(dot)}` : `${bare}_REJETS`;
}
