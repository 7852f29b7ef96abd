export { actionsOf, type Operation } from './audit/actions-of.ts';
export { recordAction } from './audit/record-action.ts';
export { backupSqlite } from './backup.ts';
export { DatabaseBusy } from './busy.ts';
export { type Capability, capabilities } from './capabilities.ts';
export { type Change, everything, type News, publish } from './changes.ts';
export { compiled, compiledForMany, type Values } from './compiled.ts';
export { type Database, type DatabaseOptions, openDatabase, type Reader } from './database.ts';
export { erasureDueSince } from './erasure/erasure-due-since.ts';
export { scrubAfterCommit } from './erasure/scrub-after-commit.ts';
export type * from './facts.ts';
export {
  BEAT_EVERY_MS,
  createHeartbeat,
  type Heartbeat,
  type Instance,
  liveInstances,
  pruneInstances,
} from './instances.ts';
export { isStorable } from './is-storable.ts';
export { type HeldLease, holdLease, isLeased, takeLease } from './lease.ts';
export { DatabaseClosed, DatabaseNewer, MigrationUnderWay, migrate, schemaState } from './migrate.ts';
export { cancelMove } from './move/cancel-move.ts';
export { move } from './move/move.ts';
export type { Moved, MoveStep } from './move/move-options.ts';
export { MoveRefused } from './move/refused.ts';
export { sourceState as moveUnderWay } from './move/source-state.ts';
export { type Page, type Place, pageOf, readCursor } from './page.ts';
export type { Schema } from './schema.ts';
export { sift } from './sift.ts';
export type { Position } from './standby/position.ts';
export type { ReadsState, Viewer } from './standby/standbys.ts';
export type * from './tables.ts';
export { type Transaction, transact } from './transact.ts';
