import { router } from '../trpc.ts';
import { auditProcedures } from './audit.ts';
import { deliveryProcedures } from './deliveries.ts';
import { healthProcedures } from './health.ts';
import { moneyProcedures } from './money.ts';
import { personProcedures } from './person.ts';
import { reconcileProcedures } from './reconcile.ts';

/** For the people named in `ADMIN_USER_IDS`. What changes something is kept in the audit. */
export const adminRouter = router({
  ...healthProcedures,
  ...deliveryProcedures,
  ...personProcedures,
  ...reconcileProcedures,
  ...moneyProcedures,
  ...auditProcedures,
});
