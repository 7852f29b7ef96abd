import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '7.10.0';
const generated = new URL('../../../generated/', import.meta.url);

/**
 * Makes Prisma's clients, once. Its command line is fetched for that alone, so that an install is spared its 200 MB. It
 * would download an engine that this client does without, unless it is told of one: any file will do.
 */
export async function generateClients(): Promise<void> {
  await generate('sqlite', 'sqlite');
  await generate('postgres', 'postgresql');
}

export function generatedClient(database: 'sqlite' | 'postgres'): string {
  return fileURLToPath(new URL(`${database}/client.ts`, generated));
}

async function generate(database: 'sqlite' | 'postgres', provider: string): Promise<void> {
  const source = readFileSync(new URL('schema.prisma', import.meta.url), 'utf8');
  const schema = source.replace('OUTPUT', `./${database}`).replace('PROVIDER', provider);
  const file = fileURLToPath(new URL(`${database}.prisma`, generated));
  if (existsSync(generatedClient(database)) && readFileSync(file, 'utf8') === schema) return;
  mkdirSync(generated, { recursive: true });
  writeFileSync(file, schema);
  const environment = ['CHECKPOINT_DISABLE=1', `PRISMA_SCHEMA_ENGINE_BINARY=${file}`];
  try {
    await run('env', [...environment, 'pnpm', 'dlx', `prisma@${VERSION}`, 'generate', '--schema', file]);
  } catch (error) {
    rmSync(file);
    throw error;
  }
}
