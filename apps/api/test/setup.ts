import { setupDatabases } from '@ticket-hub/db/testing/setup';
import type { TestProject } from 'vitest/node';
import { features, schemasOf } from '../src/features.ts';

export default (project: TestProject) => setupDatabases(project, schemasOf(features));
