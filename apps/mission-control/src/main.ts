import { readSettings } from './env.ts';
import { startMissionControl } from './start-mission-control.ts';

const { options, idle, stripeIdle } = readSettings();
const sandbox = await startMissionControl(options);
const notes = [
  idle ? '  (Clerk disabled: CLERK_PUBLISHABLE_KEY is not a sandbox key)' : '',
  stripeIdle ? '  (Stripe disabled: STRIPE_SECRET_KEY is not a sandbox key)' : '',
];
process.stdout.write(`Mission control (Clerk and Stripe)  ${sandbox.url}${notes.join('')}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
