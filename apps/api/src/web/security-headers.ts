import type { Env } from '../env.ts';
import { frontendApi } from '../vendors/publishable-key.ts';

/**
 * What pages may load and talk to: this origin and Clerk's, which the publishable key names. Clerk's bot protection and
 * pictures live on hosts of their own; Mantine sets inline styles.
 *
 * https://clerk.com/docs/guides/secure/best-practices/csp-headers
 */
export function securityHeaders({ clerk, missionControlUrl = '' }: Env): Record<string, string> {
  const clerkOrigin = frontendApi(clerk.publishableKey);
  const policy = {
    'default-src': "'self'",
    'script-src': `'self' ${clerkOrigin} https://challenges.cloudflare.com`,
    'connect-src': `'self' ${clerkOrigin} ${missionControlUrl}`.trim(),
    'img-src': `'self' data: ${clerkOrigin} https://img.clerk.com`,
    'style-src': "'self' 'unsafe-inline'",
    'worker-src': "'self' blob:",
    'frame-src': 'https://challenges.cloudflare.com',
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    // For the camera at an event's door; nothing that is framed or comes from elsewhere gets it.
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  };
}
