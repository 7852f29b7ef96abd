import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { readSettings } from '../settings.ts';
import { openFile } from '../sqlite-file.ts';
import { openClient } from './client.ts';
import { serve } from './serve.ts';

const settings = readSettings();
openFile(settings.database).close();
const client = await openClient('sqlite', new PrismaBetterSqlite3({ url: `file:${settings.database}` }));
// The adapter opens the file itself, and better-sqlite3 is built with NORMAL for WAL.
await client.$queryRawUnsafe('pragma synchronous = FULL');
await serve(settings, client);
