import { setupDatabases } from '@ticket-hub/db/testing/setup';
import { usersSchema } from '@ticket-hub/users';
import type { TestProject } from 'vitest/node';
import { ticketingSchema } from '../src/schema.ts';

export default (project: TestProject) => setupDatabases(project, [usersSchema, ticketingSchema]);
