/** What the server says of rights and of the agents of the matrix. */
export interface RightInfo {
  right: string;
  /** For a column. */
  short: string;
  /** In full. */
  label: string;
}

export interface RightGroup {
  label: string;
  rights: RightInfo[];
}

export interface MatrixAgent {
  code: string;
  name: string;
  profile: string;
  rights: string[];
  /** Who looks at the page: nobody changes one's own rights (R-AGT-04). */
  own: boolean;
}

export interface Profile {
  value: string;
  label: string;
  rights: string[];
}
