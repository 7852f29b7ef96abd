import assert from 'node:assert/strict';
import type { ClerkSandbox } from '@ticket-hub/sandbox';
import type { Deliveries } from '../load/deliveries.ts';
import type { Shot } from '../load/fire.ts';
import type { Server } from '../servers/server.ts';

interface Source {
  clerk: ClerkSandbox;
  deliveries: Deliveries;
}

/** Throws unless a server does the work that all are measured by: verify, once only, row written, deletion, forgery. */
export async function checkWork(server: Server, { clerk, deliveries }: Source): Promise<void> {
  const { name, pool, program } = server;
  const send = async (shot: Shot) => {
    const { statusCode, body } = await pool.request(shot);
    return { status: statusCode, text: await body.text() };
  };
  const me = async (id: string) => {
    const headers = { authorization: `Bearer ${await clerk.sessionToken(id)}` };
    return await send({ method: 'GET', path: program.me, headers });
  };

  const update = deliveries.updated(0);
  const { data } = JSON.parse(update.body ?? '');
  const first = await send(update);
  assert.equal(first.status, 200, `${name}: ${first.text}`);
  assert.doesNotMatch(first.text, /duplicate/, `${name} takes a new delivery for an old one`);
  assert.match((await send(update)).text, /duplicate/, `${name} applies a delivery twice`);
  assert.ok((await me(data.id)).text.includes(`"firstName":"${data.first_name}"`), `${name} has not written the row`);

  const deletion = deliveries.deleted();
  const { id } = JSON.parse(deletion.body ?? '').data;
  assert.equal((await me(id)).status, 200, `${name} does not know who was loaded`);
  assert.equal((await send(deletion)).status, 200, `${name} does not delete`);
  assert.notEqual((await me(id)).status, 200, `${name} knows who was deleted`);

  const forged = { ...deliveries.updated(0), body: '{}' };
  assert.notEqual((await send(forged)).status, 200, `${name} accepts a forgery`);
}
