import type { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { invalidEmail, invalidInteger, invalidUrl } from './parameter.ts';

/** Parameters in the shape an operation takes, or the first thing that is wrong with them, as Stripe would put it. */
export function parseParams<T>(shape: z.ZodType<T>, params: unknown): T {
  const parsed = shape.safeParse(params, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue === undefined ? parsed.error : described(issue);
}

/** Some mistakes have a code of their own, most have none. */
const codes: Record<string, string> = {
  [invalidInteger]: 'parameter_invalid_integer',
  [invalidEmail]: 'email_invalid',
  [invalidUrl]: 'url_invalid',
};

function described(issue: z.core.$ZodIssue): Refusal {
  const param = bracketed(issue.path.map(String));
  if (issue.code === 'unrecognized_keys') {
    const unknown = bracketed([...issue.path.map(String), issue.keys[0] ?? '']);
    return refuse(`Received unknown parameter: ${unknown}`, 'parameter_unknown', unknown);
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
