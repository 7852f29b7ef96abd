import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';

// Strict, so that a file of another program is not overwritten.
const sections = z.strictObject({ clerk: z.unknown(), stripe: z.unknown() }).partial();

type Section = 'clerk' | 'stripe';

/** State that survives a restart, in one file with a section per vendor. */
export interface StateFile {
  /** Undefined when nothing was saved yet. */
  section(name: Section): unknown;
  /** `value` is only called if there is a file. */
  save(name: Section, value: () => unknown): void;
}

export function openStateFile(file: string | undefined): StateFile {
  const content = sections.parse((file === undefined ? undefined : readJson(file)) ?? {});
  return {
    section: (name) => content[name],
    save(name, value) {
      if (file === undefined) return;
      content[name] = value();
      writeJson(file, content);
    },
  };
}
