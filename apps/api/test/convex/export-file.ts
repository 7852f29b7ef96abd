import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Export, exportOf } from './export.ts';
import { zipOf } from './zip.ts';

/** A file of this content, until the test ends. */
export function fileOf(content: Uint8Array): string {
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-export-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, 'snapshot.zip');
  writeFileSync(path, content);
  return path;
}

export function exportFile(content: Export, options: Parameters<typeof zipOf>[1] = {}): string {
  return fileOf(zipOf(exportOf(content), options));
}
