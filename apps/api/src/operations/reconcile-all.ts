import { type Reconciled, type ReconcileOptions, type ReconcilePorts, reconcile } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { recorded } from './recorded.ts';

interface Asked extends ReconcileOptions {
  actor: string;
  onProgress?: ReconcilePorts['onProgress'];
}

/** Reconciles everybody, as an operator asks for it. A dry run changes nothing and is not recorded. */
export async function reconcileAll(deps: Deps, { actor, onProgress, ...options }: Asked): Promise<Reconciled> {
  const ports = { ...deps.reconcilePorts, ...(onProgress && { onProgress }) };
  if (options.dryRun) return await reconcile(ports, options);
  const { result } = await recorded(deps, { actor, action: 'reconcile', subject: null }, async () => {
    const result = await reconcile(ports, options);
    return { outcome: result.aborted ?? 'done', result };
  });
  return result;
}
