import { cancelMove, type Moved, MoveRefused, type MoveStep, move, openDatabase } from '@ticket-hub/db';
import type { Deps } from '../deps.ts';
import { databaseUrl } from '../env.ts';
import { schemasOf } from '../features.ts';
import type { Command } from './hub.ts';
import type { Terminal } from './terminal.ts';
import { parseArguments, UsageError } from './usage-error.ts';

/** Moves the database of `DATABASE_URL` to an empty one of the other kind, while it is in use. Exit status 1 when it has not been moved. */
export const moveCommand: Command = async (args, deps, terminal) => {
  const { values, positionals } = parseArguments(args, {
    to: { type: 'string' },
    cancel: { type: 'boolean', default: false },
  });
  if (positionals.length > 0 || (values.to !== undefined) === values.cancel)
    throw new UsageError('move takes either --to URL or --cancel');
  const says = values.json ? { ...terminal, print() {} } : terminal;
  const result = values.to === undefined ? await cancel(deps, says) : await moveTo(values.to, deps, says);
  if (values.json) terminal.print(JSON.stringify(result.json));
  return result.status;
};

async function moveTo(to: string, { db, features, now, stopping }: Deps, terminal: Terminal) {
  const url = databaseUrl.safeParse(to);
  if (!url.success) throw new UsageError('--to takes file:… or postgres://…');
  const target = openDatabase(url.data, schemasOf(features));
  try {
    const moved = await move(db, target, {
      now,
      signal: stopping,
      onStep: (step) => terminal.print(steps[step]),
      onProgress: (done, total) => terminal.progress(done, total, 'rows'),
    });
    terminal.print(describe(moved));
    return { status: 0, json: { moved: true, why: null, ...moved } };
  } catch (error) {
    if (!(error instanceof MoveRefused || stopping.aborted)) throw error;
    const why = error instanceof MoveRefused ? error.message : 'interrupted; run it again to go on';
    terminal.printError(
      `Not moved: ${why}.\nThe database is in use as before. pnpm hub move --cancel gives up for good.`,
    );
    return { status: 1, json: { moved: false, why } };
  } finally {
    await target.close();
  }
}

const steps: Record<MoveStep, string> = {
  prepare: 'Preparing both databases.',
  copy: 'Copying, while the database is in use.',
  'catch up': 'Applying what has changed meanwhile.',
  freeze: 'Refusing writes, and applying the last changes.',
  check: 'Counting and comparing.',
  finish: 'Both hold the same. Handing over.',
  open: 'Opening the new database.',
};

/** Without the address, which may hold a password anywhere. */
function describe({ tables, refusedMs }: Moved): string {
  const rows = tables.map(
    ({ name, rows: count, checksum }) => `${count.toLocaleString('en').padStart(13)}  ${checksum}  ${name}`,
  );
  return [
    `${'rows'.padStart(13)}  ${'checksum'.padEnd(16)}  table`,
    ...rows,
    `Moved. Writes have been refused for ${(refusedMs / 1_000).toFixed(1)} s, and are from now on in the old database. Next:`,
    '  1. set DATABASE_URL to the address that --to has named',
    '  2. restart every process',
    'The old database has lost nothing: pnpm hub move --cancel with the old DATABASE_URL brings it back, without what is',
    'written to the new one from now on. Delete it when you need it no more: nobody is erased from it.',
  ].join('\n');
}

async function cancel({ db }: Deps, terminal: Terminal) {
  const state = await cancelMove(db);
  const said = {
    none: 'There was no move.',
    copying: 'Cancelled. The database goes on as before; delete the one that was being filled.',
    frozen: 'Cancelled. The database takes writes again; delete the one that was being filled.',
    moved: 'The database is back in service. What has been written to the other one since the move is not here.',
  };
  terminal.print(said[state?.state ?? 'none']);
  return { status: 0, json: { cancelled: state?.state ?? null, since: state?.since ?? null } };
}
