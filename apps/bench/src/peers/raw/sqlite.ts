import { randomUUID } from 'node:crypto';
import { contentOf, type Event } from '../event.ts';
import type { UserRow } from '../record.ts';
import { readSettings } from '../settings.ts';
import { openFile } from '../sqlite-file.ts';
import { serve } from './serve.ts';

const CONTENT = ['email', 'phone', 'first_name', 'last_name', 'image_url', 'banned', 'clerk_updated_at'];
const COLUMNS = ['id', 'clerk_id', ...CONTENT, 'created_at', 'updated_at'];

const settings = readSettings();
const file = openFile(settings.database);
const claim = file.prepare('insert into deliveries (id, type, received_at) values (?, ?, ?) on conflict do nothing');
const upsert = file.prepare(`insert into users (${COLUMNS}) values (${COLUMNS.map((name) => `@${name}`)})
  on conflict (clerk_id) do update set ${[...CONTENT, 'updated_at'].map((name) => `${name} = excluded.${name}`)}
  where users.deleted_at is null and excluded.clerk_updated_at > users.clerk_updated_at`);
const remove = file.prepare(`insert into users (id, clerk_id, clerk_updated_at, created_at, updated_at, deleted_at)
  values (@id, @clerk_id, 0, @at, @at, @at) on conflict (clerk_id) do update set email = null, phone = null,
  first_name = null, last_name = null, image_url = null, banned = 0, updated_at = @at, deleted_at = @at`);
const find = file.prepare<[string], UserRow>('select * from users where clerk_id = ? and deleted_at is null');

type Outcome = 'applied' | 'duplicate';

function write(id: string, event: Event): Outcome {
  const at = new Date().toISOString();
  if (claim.run(id, event.type, at).changes === 0) return 'duplicate';
  const person = { id: randomUUID(), clerk_id: event.data.id };
  if (event.type === 'user.deleted') remove.run({ ...person, at });
  else upsert.run({ ...person, ...contentOf(event.data), created_at: at, updated_at: at });
  return 'applied';
}

interface Member {
  id: string;
  event: Event;
  committed(outcome: Outcome): void;
}

const commitTogether = file.transaction((members: Member[]) => members.map(({ id, event }) => write(id, event)));
let waiting: Member[] = [];

/** What arrives in one turn of the event loop shares a commit. */
function commit(): void {
  const members = waiting;
  waiting = [];
  const outcomes = commitTogether.immediate(members);
  members.forEach(({ committed }, n) => {
    committed(outcomes[n] ?? 'applied');
  });
}

serve(settings, {
  find: (clerkId) => find.get(clerkId),
  apply(id, event) {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    if (waiting.push({ id, event, committed: resolve }) === 1) setImmediate(commit);
    return promise;
  },
});
