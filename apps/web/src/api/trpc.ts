import type { AppRouter } from '@ticket-hub/api/router';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The output types of all procedures. */
export type Answers = inferRouterOutputs<AppRouter>;
