import { useAuth } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { type Answers, useTRPC } from './trpc.ts';

export type Me = Answers['users']['me'];

/** The own record. However many parts of a page show it, it is asked for once; nobody's if nobody is signed in. */
export function useMe() {
  const trpc = useTRPC();
  const { isSignedIn } = useAuth();
  return useQuery(trpc.users.me.queryOptions(undefined, { enabled: isSignedIn === true }));
}
