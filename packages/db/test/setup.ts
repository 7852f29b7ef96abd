import type { TestProject } from 'vitest/node';
import { setupDatabases } from '../src/testing/setup.ts';
import { notesSchema } from './notes.ts';

export default (project: TestProject) => setupDatabases(project, [notesSchema]);
