import type { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { invalidEmail, invalidInteger, invalidUrl, isUnplayed } from './parameter.ts';

/** Parameters in the shape an operation takes, or the first thing that is wrong with them, as Stripe would put it. */
export function parseParams<T>(shape: z.ZodType<T>, params: unknown): T {
  const parsed = shape.safeParse(params, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap((issue) => plain(issue));
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue === undefined ? parsed.error : described(issue);
}

/** Of a parameter that may be one of several things: what is wrong inside it, if it was meant as one of them. */
function plain(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const all = issue.errors.flat();
  const inner = all.filter(({ code, path }) => code === 'unrecognized_keys' || path.length > 0);
  return inner.length === 0 ? [issue] : inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** Some mistakes have a code of their own, most have none. */
const codes: Record<string, string> = {
  [invalidInteger]: 'parameter_invalid_integer',
  [invalidEmail]: 'email_invalid',
  [invalidUrl]: 'url_invalid',
};

function described(issue: z.core.$ZodIssue): Refusal {
  const path = issue.path.map(String);
  const param = bracketed(path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => bracketed([...path, key]));
    const message = `Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`;
    return refuse(message, 'parameter_unknown', unknown[0] ?? param);
  }
  if (isUnplayed(issue)) {
    return refuse(`Stripe takes \`${param}\`, but this sandbox does not play it.`, 'sandbox_not_played', param);
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return refuse(`Missing required param: ${param}.`, 'parameter_missing', param);
  }
  return refuse(`Invalid ${param}: ${issue.message}`, codes[issue.message], param);
}

function refuse(message: string, code: string | undefined, param: string): Refusal {
  return new Refusal(message, { ...(code && { code }), param }, true);
}

function bracketed([head = '', ...rest]: string[]): string {
  return head + rest.map((part) => `[${part}]`).join('');
}
