import { PrismaPg } from '@prisma/adapter-pg';
import { createTables } from '../postgres-tables.ts';
import { readSettings } from '../settings.ts';
import { openClient } from './client.ts';
import { serve } from './serve.ts';

const settings = readSettings();
await createTables(settings.database);
const adapter = new PrismaPg({ connectionString: settings.database });
await serve(settings, await openClient('postgres', adapter));
