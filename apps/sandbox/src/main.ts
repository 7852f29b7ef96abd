import { readSettings } from './env.ts';
import { startSandbox } from './sandbox.ts';

const { options, idle } = readSettings();
const sandbox = await startSandbox(options);
const note = idle ? '  (idle: CLERK_PUBLISHABLE_KEY names another Clerk)' : '';
process.stdout.write(`Sandbox (plays Clerk)  ${sandbox.url}${note}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
