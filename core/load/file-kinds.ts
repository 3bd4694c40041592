/** The campaign's two files (R-CAM-03): `allo`, one line per allocataire; `enf`, one line per child. */
export const FILE_KINDS = ['allo', 'enf'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file on disk and the name its owner gave it. */
export interface Source {
  name: string;
  path: string;
}

/** A line as the file has it: its number in the file (the first is 1, the header counts), its cells as text. */
export interface RawLine {
  line: number;
  cells: string[];
}
