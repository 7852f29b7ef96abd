import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PeerSettings } from '../peers/settings.ts';
import type { Program } from './server.ts';

const root = new URL('../../../../', import.meta.url);

export function peer(name: string, file: string, settings: PeerSettings): Program {
  const program = fileURLToPath(new URL(`../peers/${file}`, import.meta.url));
  return {
    name,
    me: '/me',
    meFiveTimes: '/me-five-times',
    ...(file.startsWith('better-auth') && { tokens: '/tokens' }),
    start: { words: [program, JSON.stringify(settings)], env: { NODE_ENV: 'production' } },
  };
}

interface OwnSettings extends PeerSettings {
  publishableKey: string;
  secretKey: string;
  apiUrl: string;
}

/** The API as `pnpm start` starts it, without the settings in a developer's `.env`. */
export function ticketHub(name: string, settings: OwnSettings): Program {
  const { database, jwtKey, webhookSecret } = settings;
  const { words, env } = startCommand();
  return {
    name,
    me: '/trpc/users.me',
    meFiveTimes: `/trpc/${Array.from({ length: 5 }, () => 'users.me').join()}?batch=1`,
    start: {
      words,
      folder: fileURLToPath(root),
      env: {
        ...env,
        NODE_ENV: 'production',
        PORT: String(settings.port),
        DATABASE_URL: database.startsWith('postgres:') ? database : `file:${database}`,
        WEB_URL: settings.authorizedParty,
        CLERK_PUBLISHABLE_KEY: settings.publishableKey,
        CLERK_SECRET_KEY: settings.secretKey,
        CLERK_API_URL: settings.apiUrl,
        CLERK_JWT_KEY: jwtKey,
        CLERK_ISSUER: settings.issuer,
        CLERK_WEBHOOK_SIGNING_SECRET: webhookSecret,
        RECONCILE_EVERY: '0',
        LOG_LEVEL: 'info',
      },
    },
  };
}

/** The words after `node` in the script `start` of the root, and the settings before it but for a developer's own. */
function startCommand(): { words: string[]; env: Record<string, string> } {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const command = String(scripts.start).split(' ');
  const node = command.indexOf('node');
  const settings = command.slice(0, node).map((word) => word.split('=') as [string, string]);
  const env = Object.fromEntries(settings.filter(([name]) => name !== 'SETTINGS_FILES'));
  return { words: command.slice(node + 1), env };
}
