import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  clerk_id: text().notNull().unique(),
  email: text(),
  phone: text(),
  first_name: text(),
  last_name: text(),
  image_url: text(),
  banned: integer().notNull().default(0),
  clerk_updated_at: integer().notNull(),
  created_at: text().notNull(),
  updated_at: text().notNull(),
  deleted_at: text(),
});

export const deliveries = sqliteTable('deliveries', {
  id: text().primaryKey(),
  type: text().notNull(),
  received_at: text().notNull(),
});
