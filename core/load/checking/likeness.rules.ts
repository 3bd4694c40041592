/** Finding a line again once its identifier is mended: by its names, and its parent or mail (R-CAM-05). Pure. */
import { folded } from '../../shared/french.ts';
import { readMatricule } from '../../shared/identifiers.ts';
import type { FileKind, RawLine } from '../file-kinds.ts';
import type { Layout } from './columns.rules.ts';
import { rowHash } from './row-hash.rules.ts';
import { cellOf } from './verdict.ts';

/** @returns a fingerprint that survives a mended identifier, or null for a line without a name. */
export function likenessOf(file: FileKind, raw: RawLine, layout: Layout): string | null {
  const names = [cellOf(raw, layout, 'nom') ?? '', cellOf(raw, layout, 'prenom') ?? ''].map(folded);
  if (names.every((name) => name === '')) return null;
  const matricule = cellOf(raw, layout, 'matricule') ?? '';
  const tie = file === 'allo' ? (cellOf(raw, layout, 'mail') ?? '').toLowerCase() : (readMatricule(matricule) ?? matricule);
  return rowHash([file, ...names, tie]);
}
