import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { failure } from './json-answer.ts';

export function requireSecretKey(secretKey: string): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('authorization');
    const [scheme, given = ''] = (header ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer') {
      const longMessage = 'Invalid Authorization header format. Must be "Bearer <YOUR_API_KEY>"';
      const message = 'Invalid Authorization header format';
      return failure(401, [{ code: 'authorization_header_format_invalid', message, longMessage }]);
    }
    if (!same(given, secretKey)) {
      const longMessage = 'The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.';
      return failure(401, [
        { code: 'clerk_key_invalid', message: 'The provided Clerk Secret Key is invalid.', longMessage },
      ]);
    }
    return next();
  };
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
