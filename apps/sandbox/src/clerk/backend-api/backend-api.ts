import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { jsonWebKeySet } from '../session-token.ts';
import type { ClerkUser } from '../user.ts';
import type { UserParams } from '../user-params.ts';
import { failure, identifierTaken, json, userNotFound } from './json-answer.ts';
import { type ListQuery, parseFilters, parseListQuery } from './list-query.ts';
import { parameterErrors } from './parameter-error.ts';
import { filterUsers, pageOf } from './select-users.ts';
import { emailBody, newUserBody, profileParams, userBody } from './user-body.ts';

/** The part of Clerk's Backend API that concerns users. */
export function backendApi(clerk: Pick<ClerkSandbox, 'users' | 'instanceId'>): Hono {
  const { users } = clerk;
  const api = new Hono();

  api.get('/jwks', () => json(jsonWebKeySet(clerk.instanceId)));

  api.get('/users', (c) => {
    const query = parseListQuery(c.req.queries());
    if (!query.success) return parameterErrors(query.error);
    // Clerk does not document its response to a deleted cursor: an error is the harder case for clients.
    return withPage(pageOf(candidates(query.data), query.data), query.data.starting_after ?? '');
  });

  /** Looks ids up: copying everybody for each hundred of a hundred thousand would take minutes. */
  function candidates({ user_id: ids }: ListQuery): ClerkUser[] {
    return ids === undefined ? users.all() : [...new Set(ids)].flatMap((id) => users.get(id) ?? []);
  }

  api.get('/users/count', (c) => {
    const filters = parseFilters(c.req.queries());
    if (!filters.success) return parameterErrors(filters.error);
    return json({ object: 'total_count', total_count: filterUsers(users.all(), filters.data).length });
  });

  api.post('/users', (c) =>
    withBody(c, newUserBody, (body) => {
      const { email_address: emails = [], phone_number: phones = [] } = body;
      if (emails.length + phones.length === 0 && !body.username) {
        const message = 'Either an email address, a phone number or a username is needed.';
        return failure(422, [{ code: 'form_data_missing', message }]);
      }
      if (emails.some((email) => users.withEmail(email) !== undefined)) return identifierTaken('email_address');
      const createdAt = body.created_at === undefined ? {} : { createdAt: Date.parse(body.created_at) };
      return json(users.create({ ...profileParams(body), emailAddresses: emails, phoneNumbers: phones, ...createdAt }));
    }),
  );

  api.get('/users/:id', (c) => withUser(c, json));
  api.patch('/users/:id', (c) => withUser(c, (user) => withBody(c, userBody, (body) => patch(user, body))));
  api.delete('/users/:id', (c) => withUser(c, ({ id }) => json(users.delete(id))));
  api.put('/users/:id/email_address', (c) =>
    withUser(c, ({ id }) => withBody(c, emailBody, ({ email_address: email }) => replaceEmail(id, email))),
  );
  api.post('/users/:id/ban', (c) => change(c, { banned: true }));
  api.post('/users/:id/unban', (c) => change(c, { banned: false }));
  api.post('/users/:id/lock', (c) => change(c, { locked: true }));
  api.post('/users/:id/unlock', (c) => change(c, { locked: false }));

  function change(c: Context, params: UserParams) {
    return withUser(c, ({ id }) => json(users.update(id, params)));
  }

  function withUser(c: Context, answer: (user: ClerkUser) => Response | Promise<Response>) {
    const id = c.req.param('id') ?? '';
    const user = users.get(id);
    return user === undefined ? userNotFound(id) : answer(user);
  }

  function patch(user: ClerkUser, body: z.infer<typeof userBody>): Response {
    const { primary_email_address_id: email, primary_phone_number_id: phone, ...profile } = body;
    const unknown = [
      email !== undefined && !user.email_addresses.some(({ id }) => id === email) && email,
      phone !== undefined && !user.phone_numbers.some(({ id }) => id === phone) && phone,
    ].find((id) => typeof id === 'string');
    if (unknown) return failure(404, [{ code: 'resource_not_found', message: 'not found' }]);
    const primary = {
      ...(email !== undefined && { primaryEmailAddressId: email }),
      ...(phone !== undefined && { primaryPhoneNumberId: phone }),
    };
    return json(users.update(user.id, { ...profileParams(profile), ...primary }));
  }

  function replaceEmail(id: string, emailAddress: string): Response {
    const owner = users.withEmail(emailAddress);
    if (owner !== undefined && owner.id !== id) return identifierTaken('email_address');
    return json(users.update(id, { emailAddresses: [emailAddress] }));
  }

  return api;
}

function withPage(page: ClerkUser[] | undefined, cursor: string): Response {
  return page === undefined ? userNotFound(cursor) : json(page);
}

async function withBody<T>(c: Context, shape: z.ZodType<T>, answer: (body: T) => Response): Promise<Response> {
  const text = await c.req.text();
  let parsed: unknown;
  try {
    parsed = text === '' ? {} : JSON.parse(text);
  } catch {
    const message = 'The request body is not valid JSON.';
    return failure(400, [{ code: 'request_body_invalid', message }]);
  }
  const body = shape.safeParse(parsed, { reportInput: true });
  return body.success ? answer(body.data) : parameterErrors(body.error);
}
