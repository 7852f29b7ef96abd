import { actionsOf } from '@ticket-hub/db';
import { pageInput, pageOf } from '../page-input.ts';
import { readerFor } from '../reader-for.ts';
import { adminProcedure, text } from './admin-procedure.ts';

export const auditProcedures = {
  /** What operators have done, newest first; with `subject` only what was done about that id. */
  audit: adminProcedure
    .input(pageInput.extend({ subject: text(300).optional() }))
    .query(async ({ ctx, input }) => pageOf(await actionsOf(await readerFor(ctx), input))),
};
