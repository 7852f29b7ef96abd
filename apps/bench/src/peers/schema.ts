/** What somebody would write first, for SQLite and Postgres: a user by their Clerk id, and the deliveries that came. */
export const peerSchema = `
  create table if not exists users (
    id text primary key,
    clerk_id text not null unique,
    email text,
    phone text,
    first_name text,
    last_name text,
    image_url text,
    banned integer not null default 0,
    clerk_updated_at bigint not null,
    created_at text not null,
    updated_at text not null,
    deleted_at text
  );
  create index if not exists users_by_email on users (email);
  create table if not exists deliveries (
    id text primary key,
    type text not null,
    received_at text not null
  );
`;
