import type { UserRow } from '../record.ts';
import { generatedClient } from './generate.ts';

interface User {
  clerkId: string;
  clerkUpdatedAt: bigint;
  deletedAt: string | null;
}

type Content = Partial<Omit<User, 'clerkId'>> & Record<string, unknown>;

/** What this peer uses of the generated client, whose own types are there only when the bench has run. */
export interface Tables {
  user: {
    findUnique(query: { where: { clerkId: string } }): Promise<(User & PrismaRecord) | null>;
    create(query: { data: Content & { clerkId: string } }): Promise<unknown>;
    update(query: { where: { clerkId: string }; data: Content }): Promise<unknown>;
  };
  delivery: { create(query: { data: { id: string; type: string; receivedAt: string } }): Promise<unknown> };
}

export interface Client extends Tables {
  $queryRawUnsafe(sql: string): Promise<unknown>;
  $transaction<T>(work: (tx: Tables) => Promise<T>): Promise<T>;
}

interface PrismaRecord {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  imageUrl: string | null;
  createdAt: string;
  updatedAt: string;
}

export async function openClient(database: 'sqlite' | 'postgres', adapter: object): Promise<Client> {
  const { PrismaClient }: { PrismaClient: new (options: { adapter: object }) => Client } = await import(
    generatedClient(database)
  );
  return new PrismaClient({ adapter });
}

export function rowOf(user: User & PrismaRecord): UserRow {
  const { clerkId: clerk_id, firstName: first_name, lastName: last_name, imageUrl: image_url, ...rest } = user;
  return {
    ...rest,
    clerk_id,
    first_name,
    last_name,
    image_url,
    created_at: rest.createdAt,
    updated_at: rest.updatedAt,
  };
}
