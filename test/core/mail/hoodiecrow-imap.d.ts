/** The little of hoodiecrow-imap that tests take: the library ships no types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Options {
    plugins?: string[];
    users?: Record<string, { password: string }>;
    storage?: Record<string, { messages?: { raw: string }[] }>;
  }
  export default function hoodiecrow(options: Options): {
    server: Server;
    listen: (port: number, host: string, listening: () => void) => void;
    appendMessage: (folder: string, flags: string[], date: undefined, raw: string) => void;
  };
}
