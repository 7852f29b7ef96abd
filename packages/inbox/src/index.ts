export type { Delivery } from './delivery.ts';
export { forgetSubject } from './forget-subject.ts';
export { noteFailure } from './note-failure.ts';
export { receiveOnce } from './receive-once.ts';
