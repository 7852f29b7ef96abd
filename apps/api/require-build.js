import { existsSync } from 'node:fs';

// Preloaded by `pnpm start` and `pnpm hub`, which run what `pnpm build` makes.
if (!existsSync(process.argv[1] ?? '')) {
  process.stderr.write('Run `pnpm build` first.\n');
  process.exit(1);
}
