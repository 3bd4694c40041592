/** Why a page is not shown: what loaders and actions throw, and the error page says. */
export interface Problem {
  status: number;
  message: string;
  todo: string | null;
  /** Name of the refusal in the catalogue; null: it is none. */
  code: string | null;
  /** Identifier of the fault in the technical log. */
  fault: string | null;
}
