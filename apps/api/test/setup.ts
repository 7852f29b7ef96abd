import { setupDatabases } from '@ticket-hub/db/testing/setup';
import type { TestProject } from 'vitest/node';
import { schemas } from '../src/schemas.ts';

export default (project: TestProject) => setupDatabases(project, schemas);
