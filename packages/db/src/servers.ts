import type pg from 'pg';
import { DatabaseBusy } from './busy.ts';

/** The servers that a URL names, of which one takes writes. The one that did last is asked first. */
export class Servers {
  /** A URL for each. */
  readonly urls: readonly [string, ...string[]];
  readonly #listeners = new Set<(server: string) => void>();
  #current: string;
  #writable: string | undefined;

  /** `postgres://…` with one host or several, as libpq reads it, also in `?host=`. */
  constructor(url: string) {
    this.urls = serversOf(url);
    this.#current = this.urls[0];
  }

  get current(): string {
    return this.#current;
  }

  /** Goes on to the next one, unless somebody else has done so. */
  leave(server: string): void {
    if (server !== this.#current) return;
    this.#current = this.urls[(this.urls.indexOf(server) + 1) % this.urls.length] ?? this.urls[0];
  }

  /** Calls `listener` with the server that takes writes, when that has become another one. */
  onMove(listener: (server: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Throws when there is a choice and a connection is not to the one that takes writes. A standby takes none. */
  async expectWritable(client: Pick<pg.ClientBase, 'query'>, server: string): Promise<void> {
    if (this.urls.length === 1) return;
    const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only');
    if (rows[0]?.transaction_read_only !== 'off') throw new DatabaseBusy(new Error('This server takes no writes'));
    if (this.#writable === server) return;
    this.#writable = server;
    for (const listener of [...this.#listeners]) listener(server);
  }
}

function serversOf(url: string): [string, ...string[]] {
  const [, scheme = '', user = '', authority = '', path = '', query = ''] = PARTS.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const [first, ...others] = (parameters.get('host') ?? authority).split(',');
  if (first === undefined || others.length === 0) return [url];
  const ports = parameters.get('port')?.split(',') ?? [];
  const urlOf = (host: string, i: number) => {
    const own = new URLSearchParams(parameters);
    if (own.has('host')) own.set('host', host);
    const port = ports[i] ?? ports[0];
    if (port) own.set('port', port);
    return `${scheme}${user}${own.has('host') ? '' : host}${path}?${own}`;
  };
  return [urlOf(first, 0), ...others.map((host, i) => urlOf(host, i + 1))];
}

const PARTS = /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#]*)([^?#]*)(?:\?(.*))?$/;
