import { Outlet } from '@tanstack/react-router';
import { SessionEndProvider } from './auth/session-end.tsx';
import { DevelopmentBar } from './development/in-development.tsx';
import { useFetchAhead } from './parts/use-fetch-ahead.ts';

/** Around every page. */
export function Root() {
  useFetchAhead();
  return (
    <SessionEndProvider>
      <Outlet />
      <DevelopmentBar />
    </SessionEndProvider>
  );
}
