import { Outlet, useMatch } from '@tanstack/react-router';
import { Gate } from '../auth/gate.tsx';
import { Frame } from './frame.tsx';

/** Around every page but the landing page. */
export function Shell() {
  const signedInOnly = useMatch({ from: '/shell/signed-in', shouldThrow: false }) !== undefined;
  return (
    <Gate signedInOnly={signedInOnly}>
      <Frame>
        <Outlet />
      </Frame>
    </Gate>
  );
}
