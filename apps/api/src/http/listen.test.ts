import { expect, onTestFinished, test } from 'vitest';
import { listen } from './listen.ts';

async function onAnyPort() {
  const listening = await listen('127.0.0.1', 0);
  onTestFinished(() => {
    listening.server.close();
    listening.server.closeAllConnections();
  });
  return listening;
}

test('until it is known what answers, the process lives and asks to try again', async () => {
  const { port, answerWith } = await onAnyPort();
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect(await Promise.all(['/health', '/ready', '/webhooks/clerk'].map(status))).toEqual([200, 503, 503]);
  answerWith(() => new Response(null, { status: 204 }));
  expect(await status('/ready')).toBe(204);
});

test('a port that is taken is said in a sentence', async () => {
  const { port } = await onAnyPort();
  await expect(listen('127.0.0.1', port)).rejects.toThrow(`Port ${port} is already in use`);
});
