import { readFileSync } from 'node:fs';

/** Reads the file on each request, so that changes do not need a restart. */
export function asset(file: URL, type: string, headers: Record<string, string> = {}): Response {
  return new Response(readFileSync(file, 'utf8'), {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', ...headers },
  });
}
