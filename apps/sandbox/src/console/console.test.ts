import { expect, test } from 'vitest';
import { startHosted } from '../../test/hosted.ts';
import { startReceiver } from '../../test/receiver.ts';
import { secret } from '../../test/start.ts';
import { offered } from './offered-faults.ts';

async function startConsole() {
  const hosted = await startHosted();
  const receiver = await startReceiver();
  hosted.clerk.outbox.endpoint = { url: receiver.url, secrets: [secret] };
  return { ...hosted, receiver };
}

test('it shows people, deliveries, and how their attempts went', async () => {
  const { clerk, look, receiver } = await startConsole();
  receiver.answer = { status: 500, body: 'database is busy' };
  const { id } = clerk.users.create({ firstName: 'Ann', emailAddress: 'ann@example.com' });
  await clerk.outbox.idle();
  const { text } = await look('/');
  for (const shown of [
    id,
    'ann@example.com',
    'user.created',
    clerk.outbox.messages[0]?.id,
    'waiting',
    '500',
    'database is busy',
  ]) {
    expect(text).toContain(shown);
  }
});

test.each(offered.map(({ name }) => name))('a click makes the next delivery suffer: %s', async (name) => {
  const { clerk, look, submit } = await startConsole();
  expect((await look('/')).text).toContain(`name="name" value="${name}"`);
  expect(await submit('/console/clerk/faults', { name })).toMatchObject({ status: 303, location: '/' });
  expect(clerk.outbox.faults.map(({ kind }) => kind)).toEqual([name]);
  expect((await look('/')).text).toContain(`Pending faults: ${name}.`);
  await submit('/console/clerk/heal', {});
  expect(clerk.outbox.faults).toEqual([]);
});

test('there are no other faults to click', async () => {
  const { submit } = await startConsole();
  expect((await submit('/console/clerk/faults', { name: 'explode' })).status).toBe(404);
});

test('a delivery is sent again under its id', async () => {
  const { clerk, submit, receiver } = await startConsole();
  clerk.outbox.inject({ kind: 'drop' });
  clerk.users.create();
  const [message] = clerk.outbox.messages;
  await submit('/console/clerk/resend', { id: message?.id ?? '' });
  expect(receiver.received.map(({ headers }) => headers['svix-id'])).toEqual([message?.id]);
  expect(message?.state).toBe('delivered');
  expect((await submit('/console/clerk/resend', { id: 'msg_x' })).status).toBe(303);
});

test('people are banned, deprovisioned, let back in and deleted', async () => {
  const { clerk, look, submit } = await startConsole();
  const { id } = clerk.users.create();
  await submit('/console/people', { id, action: 'ban' });
  expect(clerk.users.get(id)?.banned).toBe(true);
  await submit('/console/people', { id, action: 'unban' });
  expect(clerk.users.get(id)?.banned).toBe(false);
  await submit('/console/people', { id, action: 'deprovision' });
  expect(clerk.users.get(id)?.deprovisioned).toBe(true);
  expect((await look('/')).text).toContain('<em>deprovisioned</em>');
  await submit('/console/people', { id, action: 'provision' });
  expect(clerk.users.get(id)?.deprovisioned).toBe(false);
  await submit('/console/people', { id, action: 'delete' });
  expect(clerk.users.get(id)).toBeUndefined();
  expect((await submit('/console/people', { id, action: 'delete' })).status).toBe(303);
});
