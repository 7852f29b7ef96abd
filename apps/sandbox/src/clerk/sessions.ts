import type { Clock } from '../clock.ts';
import { randomId } from '../random-id.ts';

export interface ClerkSession {
  id: string;
  object: 'session';
  user_id: string;
  status: 'active' | 'ended' | 'revoked';
  created_at: number;
  updated_at: number;
}

export interface Sessions {
  create(userId: string): ClerkSession;
  get(id: string): ClerkSession | undefined;
  all(): ClerkSession[];
  /** The user's newest active session. */
  activeOf(userId: string): ClerkSession | undefined;
  end(id: string): void;
  /** As Clerk does when a user is banned, or deprovisioned by Directory Sync. */
  revokeAllOf(userId: string): void;
  /** As Clerk does when a user is deleted. */
  removeAllOf(userId: string): void;
}

interface SessionsOptions {
  clock: Clock;
  stored: ClerkSession[];
  changed(): void;
}

export function createSessions({ clock, stored, changed }: SessionsOptions): Sessions {
  const sessions = new Map(stored.map((session) => [session.id, session]));
  const of = (userId: string) => [...sessions.values()].filter((session) => session.user_id === userId);

  function close(session: ClerkSession, status: 'ended' | 'revoked') {
    if (session.status === 'active') sessions.set(session.id, { ...session, status, updated_at: clock.now() });
  }

  return {
    create(userId) {
      const id = randomId('sess');
      const at = clock.now();
      const session: ClerkSession = {
        id,
        object: 'session',
        user_id: userId,
        status: 'active',
        created_at: at,
        updated_at: at,
      };
      sessions.set(id, session);
      changed();
      return session;
    },
    get: (id) => sessions.get(id),
    all: () => [...sessions.values()],
    activeOf: (userId) => of(userId).findLast(({ status }) => status === 'active'),
    end(id) {
      const session = sessions.get(id);
      if (session === undefined) return;
      close(session, 'ended');
      changed();
    },
    revokeAllOf(userId) {
      for (const session of of(userId)) close(session, 'revoked');
      changed();
    },
    removeAllOf(userId) {
      for (const { id } of of(userId)) sessions.delete(id);
      changed();
    },
  };
}
