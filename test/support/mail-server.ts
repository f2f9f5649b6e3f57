import { createServer, type Socket } from 'node:net';

export type Mail = Readonly<{ to: string; text: string }>;
export type MailServer = Readonly<{ url: string; mails: Mail[]; stop(): Promise<void> }>;

/** A mail server on this machine that takes what it is sent and keeps it for a test to read. */
export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let rest = '';
    let to = '';
    let data: string[] | null = null;
    const take = (line: string): void => {
      if (data) {
        if (line !== '.') {
          data.push(line);
          return;
        }
        mails.push({ to, text: readable(data.join('\n')) });
        data = null;
        say('250 kept');
      } else if (/^RCPT TO:/i.test(line)) {
        to = /<(.*)>/.exec(line)![1]!;
        say('250 ok');
      } else if (/^DATA/i.test(line)) {
        data = [];
        say('354 go on');
      } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
    };
    say('220 test');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop()!;
      lines.forEach(take);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`,
    mails,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The words of a mail, whichever of the two ways they were wrapped in. */
function readable(raw: string): string {
  const [head, ...body] = raw.split('\n\n');
  const text = body.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(head!)) return `${head}\n\n${Buffer.from(text, 'base64').toString()}`;
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /quoted-printable/i.test(head!) ? `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}` : raw;
}
