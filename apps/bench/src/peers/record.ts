export interface UserRow {
  id: string;
  clerk_id: string;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  image_url: string | null;
  created_at: string;
  updated_at: string;
}

/** What `users.me` answers. */
export function recordOf(row: UserRow) {
  return {
    id: row.id,
    clerkId: row.clerk_id,
    email: row.email ?? '',
    phone: row.phone,
    name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
    firstName: row.first_name,
    lastName: row.last_name,
    imageUrl: row.image_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
