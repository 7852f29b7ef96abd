import type { ClerkSandbox, ClerkUser } from '@ticket-hub/sandbox';
import type { Shot } from './fire.ts';
import { personId } from './person-id.ts';

interface Sizes {
  users: number;
  secret: string;
}

/** Of ten deliveries: three new users, six changed ones, one deleted. */
const MIX = [
  'created',
  'updated',
  'updated',
  'created',
  'updated',
  'updated',
  'deleted',
  'updated',
  'created',
  'updated',
];

/** An endless supply of deliveries that have to be written, signed when they are made. */
export class Deliveries {
  readonly #clerk: ClerkSandbox;
  readonly #template: ClerkUser;
  readonly #sizes: Sizes;
  #made = 0;
  #created = 0;
  #deleted = 0;
  #version: number;

  constructor(clerk: ClerkSandbox, sizes: Sizes) {
    this.#clerk = clerk;
    this.#sizes = sizes;
    this.#version = Date.now();
    this.#template = clerk.users.create({
      firstName: 'Ada',
      lastName: 'Lovelace',
      emailAddress: 'ada@example.com',
      phoneNumber: '+15555550100',
    });
  }

  make(count: number): Shot[] {
    return Array.from({ length: count }, () => this.#next());
  }

  #next(): Shot {
    const kind = MIX[this.#made++ % MIX.length];
    if (kind === 'created') {
      const person = this.#snapshot(this.#sizes.users + ++this.#created);
      return this.#sign('user.created', person);
    }
    if (kind === 'deleted') return this.deleted();
    return this.updated(Math.floor(Math.random() * (this.#sizes.users / 2)));
  }

  /** Only changes, of anybody. */
  updates(count: number): Shot[] {
    return Array.from({ length: count }, () => this.updated(Math.floor(Math.random() * this.#sizes.users)));
  }

  updated(n: number): Shot {
    return this.#sign('user.updated', this.#snapshot(n));
  }

  /** Deletes from the end of those that were loaded, and only of the second half: the first are changed and asked about. */
  deleted(): Shot {
    const { users } = this.#sizes;
    const data = { id: personId(users - 1 - (this.#deleted++ % Math.floor(users / 2))), object: 'user', deleted: true };
    return this.#sign('user.deleted', data);
  }

  #snapshot(n: number): ClerkUser {
    const version = ++this.#version;
    const email_addresses = this.#template.email_addresses.map((address) => ({
      ...address,
      email_address: `ada.${n}@example.com`,
    }));
    const fields = { id: personId(n), first_name: `Ada ${version}`, email_addresses, updated_at: version };
    return { ...this.#template, ...fields };
  }

  #sign(type: string, data: object): Shot {
    const event = this.#clerk.event(type, data);
    const { headers, body } = this.#clerk.outbox.sign(event, { secrets: [this.#sizes.secret] });
    return { method: 'POST', path: '/webhooks/clerk', headers, body: String(body) };
  }
}
