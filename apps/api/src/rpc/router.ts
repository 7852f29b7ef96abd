import { adminRouter } from './admin.ts';
import { liveRouter } from './live.ts';
import { router } from './trpc.ts';
import { usersRouter } from './users.ts';

/** Everything a browser may call. AN APPLICATION'S OWN PROCEDURES: add their router here. */
export const appRouter = router({
  users: usersRouter,
  live: liveRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
