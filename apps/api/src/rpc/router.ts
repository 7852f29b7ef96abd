import { accountRouter } from './account.ts';
import { adminRouter } from './admin/router.ts';
import { eventsRouter } from './events.ts';
import { liveRouter } from './live.ts';
import { payoutsRouter } from './payouts.ts';
import { ticketsRouter } from './tickets.ts';
import { router } from './trpc.ts';
import { usersRouter } from './users.ts';

/** Everything a browser may call. AN APPLICATION'S OWN PROCEDURES: add their router here. */
export const appRouter = router({
  users: usersRouter,
  account: accountRouter,
  live: liveRouter,
  payouts: payoutsRouter,
  events: eventsRouter,
  tickets: ticketsRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;

/** What `data.reason` of an error may be: clients tell errors apart by it, never by their words. */
export type { ErrorCode } from '../http/errors.ts';
export type { WebConfig } from '../http/web-config.ts';
