import { createHash } from 'node:crypto';
import { type ClerkUser, displayName } from '../user.ts';

/** Initials on a colour derived from the id, dark enough for white text. */
export function avatar(id: string, user: ClerkUser | undefined): string {
  const hue = createHash('sha256').update(id).digest().readUInt16BE(0) % 360;
  const words = user === undefined ? [] : displayName(user).split(/[\s.@_]+/);
  const initials = words
    .map((word) => word.match(/\p{L}/u)?.[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${hue} 55% 35%)"/>
<text x="40" y="41" fill="#fff" font-family="system-ui,sans-serif" font-size="30" text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`;
}
