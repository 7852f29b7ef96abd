export { applySnapshot } from './apply-snapshot.ts';
export { type ClerkDirectory, PAGE, type Shown } from './clerk-directory.ts';
export { type ClerkUser, clerkId, clerkUser, readClerkUser } from './clerk-user.ts';
export { dashboardLink, onboardingLink } from './connect/account-link.ts';
export { announcePayout } from './connect/announce-payout.ts';
export { closeOrphans } from './connect/close-orphans.ts';
export { connectAccount } from './connect/connect-account.ts';
export { connectDependent } from './connect/dependent.ts';
export { type Detached, detachAccount } from './connect/detach-account.ts';
export { countFailedPayouts } from './connect/failed-payouts.ts';
export { idempotencyKeyAge } from './connect/idempotency-key.ts';
export { payoutStatus } from './connect/payout-status.ts';
export type { ConnectPorts } from './connect/ports.ts';
export { refreshAccounts } from './connect/refresh-accounts.ts';
export { refreshOwnAccount } from './connect/refresh-own-account.ts';
export type {
  AccountSnapshot,
  FailedPayout,
  FoundAccount,
  Refused,
  StripeAccounts,
  Unavailable,
} from './connect/stripe-accounts.ts';
export { type Synced, syncAccount } from './connect/sync-account.ts';
export { type Deleted, deleteUser } from './delete-user.ts';
export { deletionHolds, endDueHolds, placeHold } from './deletion-hold.ts';
export type { Dependent } from './dependent.ts';
export { exportUser } from './export-user.ts';
export { getPerson, type Person } from './get-person.ts';
export { findUsersByEmail, getUserByClerkId, getUserByEmail } from './get-user.ts';
export { holdUser } from './hold-user.ts';
export { importedIdsDependent } from './import/dependent.ts';
export type { FormerUser, FormerUsers } from './import/former-users.ts';
export { importUsers } from './import/import-users.ts';
export type { Imported, Left } from './import/types.ts';
export { type ImpossibleVersions, impossibleVersions } from './impossible-versions.ts';
export { publicProfile } from './public-profile.ts';
export { lastReconcile } from './reconcile/last-run.ts';
export { pruneReconcileRuns } from './reconcile/prune-runs.ts';
export { type ReconcileRun, recentRuns } from './reconcile/recent-runs.ts';
export { reconcile } from './reconcile/reconcile.ts';
export { reconcileUser } from './reconcile/reconcile-user.ts';
export { MAX_DELETES_PERCENT, type Reconciled, type ReconcileOptions, type ReconcilePorts } from './reconcile/types.ts';
export { createRequireUser, type RequireUser } from './require-user.ts';
export { type Restored, restoreUser } from './restore-user.ts';
export { usersSchema } from './schema.ts';
export { searchUsers } from './search-users.ts';
export { getStripeConnectId, setStripeConnectId } from './stripe-connect-id.ts';
export { type GivenUser, upsertGivenUser } from './upsert-given-user.ts';
export { type Upserted, upsertUser } from './upsert-user.ts';
export type { User } from './user.ts';
