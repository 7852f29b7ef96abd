import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { startMissionControl } from '../src/start-mission-control.ts';
import type { State } from '../src/state.ts';

const secrets = ['whsec_dGhlIG9uZSB0aGF0IGlzIGxpdmU='];

/** An API that answers every delivery with what it is told to. */
async function startReceiver() {
  const receiver = { url: '', answer: { status: 200, body: '{"outcome":"updated"}' }, received: 0 };
  const server = createServer((request, response) => {
    receiver.received += 1;
    request.resume().once('end', () => response.writeHead(receiver.answer.status).end(receiver.answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  return receiver;
}

/** Mission control with an API that only takes deliveries. */
export async function start() {
  const receiver = await startReceiver();
  const endpoint = { url: receiver.url, secrets };
  const sandbox = await startMissionControl({
    webUrl: 'http://localhost:5173',
    apiUrl: new URL(receiver.url).origin,
    webhook: endpoint,
    stripe: { platformEndpoint: endpoint, connectEndpoint: endpoint },
  });
  onTestFinished(() => sandbox.close());

  async function look(): Promise<State> {
    return (await fetch(`${sandbox.url}/control/state`)).json();
  }

  /** What a click does. Answers the status. */
  async function act(path: string, body: object = {}): Promise<number> {
    const headers = { 'content-type': 'application/json' };
    const url = `${sandbox.url}/control/${path}`;
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }

  async function delivered() {
    await sandbox.clerk.outbox.idle();
    await sandbox.stripe.delivered();
  }

  return { sandbox, receiver, look, act, delivered };
}
