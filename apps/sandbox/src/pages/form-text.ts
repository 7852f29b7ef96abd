import type { Context } from 'hono';

/** The text fields of a posted form, trimmed; a field that is missing, or a file, is empty text. */
export async function formText<K extends string>(c: Context, ...names: K[]): Promise<Record<K, string>>;
export async function formText(c: Context, ...names: string[]): Promise<Record<string, string>> {
  const form = await c.req.parseBody();
  return Object.fromEntries(names.map((name) => [name, text(form[name])]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
