import { randomId } from '../random-id.ts';
import { blankUser, changeUser } from './change-user.ts';

/** The envelope of a webhook. */
export interface ClerkEvent {
  data: object;
  event_attributes?: { http_request?: { client_ip?: string; user_agent?: string } };
  instance_id: string;
  object: 'event';
  timestamp: number;
  type: string;
}

export interface EventOptions {
  /** Milliseconds in Clerk's real deliveries, seconds in its dashboard's samples. */
  timestamp?: number | 'seconds';
  instanceId?: string;
  /** Additional or overridden keys of the envelope. */
  envelope?: Record<string, unknown>;
}

export function createEvent(
  type: string,
  data: object,
  now: number,
  options: EventOptions & { instanceId: string },
): ClerkEvent {
  const { timestamp = now } = options;
  return {
    data,
    event_attributes: { http_request: { client_ip: '127.0.0.1', user_agent: 'Ticket Hub sandbox' } },
    instance_id: options.instanceId,
    object: 'event',
    timestamp: timestamp === 'seconds' ? Math.floor(now / 1000) : timestamp,
    type,
    ...options.envelope,
  };
}

/** Data like that of the dashboard's samples: a user who does not exist. */
export function sampleData(type: string): object {
  const id = randomId('user');
  if (type === 'user.deleted') return { deleted: true, id, object: 'user' };
  const longAgo = 1_654_012_591_514;
  const person = { emailAddress: 'example@example.org', firstName: 'Example', lastName: 'Example' };
  return {
    ...changeUser(blankUser(id, 'https://img.clerk.com/xxxxxx', longAgo), person, longAgo),
    // Present in samples although removed from the API's types.
    profile_image_url: 'https://www.gravatar.com/avatar?d=mp',
  };
}
