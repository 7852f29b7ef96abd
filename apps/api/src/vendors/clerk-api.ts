import { z } from 'zod';
import type { Env } from '../env.ts';

/** What Clerk's SDK of the version that we pin asks for: the shape of the answers hangs on it. */
const API_VERSION = '2026-05-12';

/** A page of 500 users, each with the 8 kB of metadata of three kinds that Clerk allows, takes half of it. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

const refusal = z.object({ errors: z.array(z.object({ code: z.string() })) });

/** Clerk has answered, but not with what was asked for. */
export class ClerkRefusal extends Error {
  override name = 'ClerkRefusal';
  readonly status: number;
  /** Clerk's own code, when it is Clerk who answers and not something on the way. */
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

/** Asks a path of Clerk's Backend API and resolves with the JSON of its answer, or throws. */
export interface ClerkApi {
  get(path: string, signal: AbortSignal, query?: Query): Promise<unknown>;
  delete(path: string, signal: AbortSignal): Promise<unknown>;
}

/** By `fetch`: Clerk's SDK has no way to end a question, nor to limit an answer, which is read whole. */
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

/** Whatever its length is said to be: leaving the loop ends the connection. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_ANSWER) throw new Error(`Clerk's answer is larger than ${LARGEST_ANSWER} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Undefined when it is not JSON. Node's own error would quote the answer, which speaks of people. */
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
