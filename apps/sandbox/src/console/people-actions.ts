import { Hono } from 'hono';
import type { Users } from '../clerk/users.ts';
import { seeOther } from '../pages/document.ts';
import { formText } from '../pages/form-text.ts';

export function peopleActions(users: Users): Hono {
  const app = new Hono();
  app.post('/console/people', async (c) => {
    const { id, action } = await formText(c, 'id', 'action');
    if (users.get(id) === undefined) return seeOther('/');
    if (action === 'delete') users.delete(id);
    if (action === 'ban' || action === 'unban') users.update(id, { banned: action === 'ban' });
    if (action === 'deprovision' || action === 'provision')
      users.update(id, { deprovisioned: action === 'deprovision' });
    return seeOther('/');
  });
  return app;
}
