import { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';

// Strict: a file that something else wrote is not to be overwritten.
const sections = z.strictObject({ clerk: z.unknown(), stripe: z.unknown() }).partial();

type Section = 'clerk' | 'stripe';

/** What survives a restart, in one file with a section for each vendor. */
export interface StateFile {
  /** Undefined: there is nothing yet. */
  section(name: Section): unknown;
  /** The value is only asked for if there is a file. */
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
