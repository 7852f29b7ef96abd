import { verifyToken } from '@clerk/backend';
import fastify, { type FastifyRequest } from 'fastify';
import { Webhook } from 'svix';
import { recordOf } from '../record.ts';
import type { PeerSettings } from '../settings.ts';
import { type Client, rowOf } from './client.ts';
import { receive } from './receive.ts';

export async function serve(settings: PeerSettings, client: Client): Promise<void> {
  const { port, webhookSecret, jwtKey, authorizedParty } = settings;
  const webhook = new Webhook(webhookSecret);
  const app = fastify();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post<{ Body: Buffer }>('/webhooks/clerk', async ({ headers, body }) => {
    const id = String(headers['svix-id']);
    webhook.verify(body, {
      'svix-id': id,
      'svix-timestamp': String(headers['svix-timestamp']),
      'svix-signature': String(headers['svix-signature']),
    });
    return { outcome: await receive(client, id, JSON.parse(body.toString())) };
  });

  async function reader(request: FastifyRequest) {
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    const { sub } = await verifyToken(token, { jwtKey, authorizedParties: [authorizedParty] });
    return async () => {
      const user = await client.user.findUnique({ where: { clerkId: sub } });
      if (!user || user.deletedAt !== null) throw new Error('There is no such user');
      return recordOf(rowOf(user));
    };
  }

  app.get('/me', async (request) => {
    const read = await reader(request);
    return await read();
  });

  app.get('/me-five-times', async (request) => {
    const read = await reader(request);
    return await Promise.all(Array.from({ length: 5 }, read));
  });

  await app.listen({ port, host: '127.0.0.1' });
}
