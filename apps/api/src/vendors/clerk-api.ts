import { z } from 'zod';
import type { Env } from '../env.ts';

/** The API version of the Clerk SDK that we pin, which determines the shape of responses. */
const API_VERSION = '2026-05-12';

/** Twice a page of 500 users with the most metadata that Clerk allows: three kinds of 8 kB each. */
const LARGEST_RESPONSE = 32 * 1024 * 1024;

const refusal = z.object({ errors: z.array(z.object({ code: z.string() })) });

/** Clerk responded with an error or with something that is not JSON. */
export class ClerkRefusal extends Error {
  override name = 'ClerkRefusal';
  readonly status: number;
  /** Clerk's error code; undefined when the response comes from something else, such as a proxy. */
  readonly code: string | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string | undefined, retryAfter: number | undefined) {
    super(`Clerk answered ${status}${code === undefined ? '' : ` ${code}`}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

type Query = Record<string, string | number | readonly string[]>;

/** Requests a path of Clerk's Backend API and resolves with the JSON of the response, or throws. */
export interface ClerkApi {
  get(path: string, signal: AbortSignal, query?: Query): Promise<unknown>;
  delete(path: string, signal: AbortSignal): Promise<unknown>;
}

/** Uses `fetch`, because Clerk's SDK can neither abort a request nor limit the size of a response. */
export function clerkApi({ apiUrl, secretKey }: Env['clerk']): ClerkApi {
  async function ask(method: string, url: URL, signal: AbortSignal): Promise<unknown> {
    const headers = { authorization: `Bearer ${secretKey}`, 'clerk-api-version': API_VERSION };
    const response = await fetch(url, { method, headers, signal, redirect: 'error' });
    const answer = parseJson(await textOf(response));
    if (response.ok && answer !== undefined) return answer;
    const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    throw new ClerkRefusal(response.status, codeOf(answer), Number.isNaN(retryAfter) ? undefined : retryAfter);
  }

  const urlOf = (path: string) => new URL(`${apiUrl.replace(/\/+$/, '')}/v1${path}`);
  return {
    get(path, signal, query = {}) {
      const url = urlOf(path);
      for (const [name, value] of Object.entries(query)) {
        for (const one of [value].flat()) url.searchParams.append(name, String(one));
      }
      return ask('GET', url, signal);
    },
    delete: (path, signal) => ask('DELETE', urlOf(path), signal),
  };
}

/** Reads up to the limit, whatever `content-length` says: leaving the loop closes the connection. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_RESPONSE) throw new Error(`Clerk's response is larger than ${LARGEST_RESPONSE} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Undefined when it is not JSON. Node's own error would quote the response, which contains personal data. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(answer: unknown): string | undefined {
  return refusal.safeParse(answer).data?.errors[0]?.code;
}
