/** A real SMTP server on a free port that answers what the test tells it, and keeps whole what it was given. */
import net from 'node:net';

export interface Answers {
  /** Greeting; 'SILENT': it never comes. */
  banner: string;
  mail: string;
  rcpt: string;
  data: string;
  /** After the final dot. 'CUT': the connection is lost instead; 'SILENT': no answer ever. */
  end: string;
  /** True: the connection is lost in the middle of the message. */
  cutInside: boolean;
}

export interface ScriptedSmtp {
  url: string;
  answers: Answers;
  /** Messages given whole, final dot included, whatever was answered. */
  given: string[];
  /** Addresses of RCPT TO. */
  recipients: string[];
  /** Addresses of MAIL FROM. */
  senders: string[];
  /** Gives a silent conversation its answer at last. */
  finish(answer: string): void;
  close(): Promise<void>;
}

const GOOD: Answers = { banner: '220 scripted', mail: '250 ok', rcpt: '250 ok', data: '354 go on', end: '250 taken', cutInside: false };

export async function scriptedSmtp(): Promise<ScriptedSmtp> {
  const state = { answers: { ...GOOD }, given: [] as string[], recipients: [] as string[], senders: [] as string[] };
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    finish: (answer: string) => {
      for (const socket of sockets) socket.write(`${answer}\r\n`);
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function converse(socket: net.Socket, state: Pick<ScriptedSmtp, 'answers' | 'given' | 'recipients' | 'senders'>): void {
  let buffer = '';
  let inMessage = false;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  if (state.answers.banner !== 'SILENT') say(state.answers.banner);
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    if (inMessage) return message();
    for (let end = buffer.indexOf('\r\n'); end >= 0 && !inMessage; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      command(line);
    }
  });

  function message(): void {
    if (state.answers.cutInside) return void socket.destroy();
    const end = buffer.indexOf('\r\n.\r\n');
    if (end < 0) return;
    state.given.push(buffer.slice(0, end));
    buffer = buffer.slice(end + 5);
    inMessage = false;
    if (state.answers.end === 'CUT') socket.destroy();
    else if (state.answers.end !== 'SILENT') say(state.answers.end);
  }

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      state.recipients.push(line.slice(8));
      return say(state.answers.rcpt);
    }
    if (verb === 'MAIL') {
      state.senders.push(line.slice(10));
      return say(state.answers.mail);
    }
    if (verb === 'DATA') {
      inMessage = state.answers.data.startsWith('3');
      return say(state.answers.data);
    }
    say(verb === 'QUIT' ? '221 bye' : '250 ok');
  }
}
