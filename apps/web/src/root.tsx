import { Outlet } from '@tanstack/react-router';
import { ApiProvider } from './api/api-provider.tsx';
import { FarewellProvider } from './auth/farewell-provider.tsx';

/** What every page has around it. */
export function Root() {
  return (
    <FarewellProvider>
      <ApiProvider>
        <Outlet />
      </ApiProvider>
    </FarewellProvider>
  );
}
