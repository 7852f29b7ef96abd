import type { z } from 'zod';
import { failure } from './json-answer.ts';

type Issue = z.core.$ZodIssue;

/** zod's issues in Clerk's error format. */
export function parameterErrors(error: z.ZodError): Response {
  return failure(422, error.issues.flatMap(described));
}

function described(issue: Issue) {
  const param = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      parameterError('form_param_unknown', `${key} is not a valid parameter for this request.`, key),
    );
  }
  const nil = issue.code === 'invalid_type' && issue.input === undefined;
  if (nil) return [parameterError('form_param_missing', `${param} must be included.`, param)];
  return [parameterError('form_param_value_invalid', `${param} is invalid: ${issue.message}`, param)];
}

function parameterError(code: string, message: string, param: string) {
  return { code, message: 'is invalid', longMessage: message, meta: { param_name: param } };
}
