import { expect } from 'vitest';
import { start } from './start.ts';

export const app = 'http://localhost:5173/events?page=2';

/** A sandbox and the two things a browser does with its pages: look at one, and post a form of it. */
export async function startHosted() {
  const { clerk, url } = await start();

  async function look(path: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${url}${path}`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    return { status: answer.status, text: await answer.text() };
  }

  async function submit(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: url },
  ) {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }

  return { clerk, url, look, submit };
}

/** The session that a hosted page sends back to the app with. */
export function sessionIn(location: string | null): string {
  return new URL(location ?? '').searchParams.get('__sandbox_session') ?? '';
}
