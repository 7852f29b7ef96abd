import { useAuth } from '@clerk/react';
import { useQuery } from '@tanstack/react-query';
import { type Answers, useTRPC } from './trpc.ts';

export type Me = Answers['users']['me'];

/** The caller's own record: one query, however many components show it, and none while nobody is signed in. */
export function useMe() {
  const trpc = useTRPC();
  const { isSignedIn } = useAuth();
  return useQuery(trpc.users.me.queryOptions(undefined, { enabled: isSignedIn === true }));
}

/** Never empty: users need not have a name, nor an e-mail address. */
export function displayName({ name, email, phone }: Me): string {
  return name || email || phone || 'No name yet';
}
