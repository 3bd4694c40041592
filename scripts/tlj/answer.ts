/** What a command found or did: `json` to the letter of the contract, `lines` for a person. */
export interface Answer {
  json: Record<string, unknown>;
  lines: string[];
  /** It was done, and what was found is bad: said on stderr, exit 1. */
  failed?: string;
}

/** Writes the answer on stdout: one JSON object, or short French lines. */
export function writeAnswer(answer: Answer, asJson: boolean): void {
  const text = asJson ? JSON.stringify(answer.json) : answer.lines.join('\n');
  process.stdout.write(`${text}\n`);
}
