import { setupDatabases } from '@ticket-hub/db/testing/setup';
import type { TestProject } from 'vitest/node';
import { usersSchema } from '../src/schema.ts';

export default (project: TestProject) => setupDatabases(project, [usersSchema]);
