import { Hono } from 'hono';
import { seeOther } from '../pages/document.ts';
import { formText } from '../pages/form-text.ts';
import type { Accounts } from '../stripe/accounts/account-control.ts';

export const accountChoices = {
  complete: 'Complete',
  more: 'Ask for more',
  restrict: 'Restrict',
  reject: 'Reject',
  close: 'Close',
  deauthorize: 'Disconnect',
};

export function accountActions(accounts: Accounts): Hono {
  const app = new Hono();
  app.post('/console/accounts', async (c) => {
    const { id, action } = await formText(c, 'id', 'action');
    const account = accounts.get(id);
    if (account !== undefined && !account.closed && !accounts.isDeauthorized(id)) act(accounts, id, action);
    return seeOther('/');
  });
  return app;
}

function act(accounts: Accounts, id: string, action: string) {
  if (action === 'complete') accounts.completeOnboarding(id);
  if (action === 'more') accounts.requireMore(id);
  if (action === 'restrict') accounts.restrict(id);
  if (action === 'reject') accounts.reject(id);
  if (action === 'close') accounts.close(id);
  if (action === 'deauthorize') accounts.deauthorize(id);
}
