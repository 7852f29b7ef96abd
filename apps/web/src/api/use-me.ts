import { useQuery } from '@tanstack/react-query';
import { type Answers, useTRPC } from './trpc.ts';

export type Me = Answers['users']['me'];

/** The own record. However many parts of a page show it, it is asked for once. */
export function useMe() {
  const trpc = useTRPC();
  return useQuery(trpc.users.me.queryOptions());
}
