/** What Node is given to run a program: a file, or its source and tsx. */
export function argumentsOf(script: string): string[];
