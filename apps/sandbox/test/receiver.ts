import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface Received {
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How to answer from now on; null: not at all. */
  answer: { status: number; headers?: Record<string, string>; body?: string } | null;
}

/** Where webhooks go in a test. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    receiver.received.push({ headers: Object.fromEntries(headers), body: Buffer.concat(chunks).toString() });
    if (receiver.answer === null) return;
    response.writeHead(receiver.answer.status, receiver.answer.headers).end(receiver.answer.body ?? 'ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/webhooks/clerk`, received: [], answer: { status: 200 } };
  return receiver;
}
