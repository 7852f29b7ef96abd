import { Suspense } from 'react';
import { useConfig } from '../api/config.ts';
import { lazyPart } from '../parts/lazy-part.tsx';

const Bar = lazyPart(async () => (await import('./bar.tsx')).Bar);
const Reports = lazyPart(async () => (await import('./reports.tsx')).Reports);

/** A way to mission control, if there is one. */
export function DevelopmentBar() {
  const { missionControl } = useConfig();
  if (missionControl === null) return null;
  return (
    <Suspense>
      <Bar address={missionControl} />
    </Suspense>
  );
}

/** Tells mission control, if there is one, what this tab shows. */
export function TabReports() {
  const { missionControl } = useConfig();
  if (missionControl === null) return null;
  return (
    <Suspense>
      <Reports address={missionControl} />
    </Suspense>
  );
}
