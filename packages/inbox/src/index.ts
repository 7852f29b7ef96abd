export { deliveriesAbout } from './deliveries-about.ts';
export type { Delivery } from './delivery.ts';
export { deliveryHealth, type SourceHealth } from './delivery-health.ts';
export { forgetSubject } from './forget-subject.ts';
export { noteFailure } from './note-failure.ts';
export { pruneDeliveries } from './prune.ts';
export { receiveOnce } from './receive-once.ts';
export { recentDeliveries } from './recent-deliveries.ts';
export { createTallies, pruneTallies, type Tallies, tallied } from './tallies.ts';
