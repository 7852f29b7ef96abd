import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { type Frame, Frames, startup } from './wire.ts';

/** Fewer than an API wants, so that some have to wait. */
const MOST = 4;

/** Whoever uses a connection. */
interface User {
  answer(message: Frame): void;
  /** The server has closed it. */
  lost(): void;
}

export interface UpstreamConnection {
  write(bytes: Buffer): void;
  /** Others may use it now. */
  release(): void;
  destroy(): void;
}

interface Idle {
  socket: Socket;
  /** Nobody, between two transactions. */
  user: User | undefined;
}

/** Connections of the server for one user and database. */
export class Upstream {
  readonly #postgresSocket: string;
  readonly #names: { user: string; database: string };
  readonly #idle: Idle[] = [];
  readonly #waiting: (() => void)[] = [];
  #open = 0;

  constructor(postgresSocket: string, names: { user: string; database: string }) {
    this.#postgresSocket = postgresSocket;
    this.#names = names;
  }

  /** The one that has been idle for longest, so that a client meets all of them. */
  async take(user: User): Promise<UpstreamConnection> {
    while (this.#idle.length === 0 && this.#open >= MOST)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const one = this.#idle.shift() ?? (await this.#connect());
    one.user = user;
    return {
      write: (bytes) => void one.socket.write(bytes),
      release: () => {
        one.user = undefined;
        if (!one.socket.destroyed) this.#idle.push(one);
        this.#waiting.shift()?.();
      },
      destroy: () => void one.socket.destroy(),
    };
  }

  close(): void {
    for (const { socket } of this.#idle) socket.destroy();
  }

  async #connect(): Promise<Idle> {
    this.#open += 1;
    const socket = createConnection(join(this.#postgresSocket, '.s.PGSQL.5432'));
    const frames = new Frames('typed');
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const opening: User = { answer: (message) => message.type === 'Z' && resolve(), lost: resolve };
    const one: Idle = { socket, user: opening };
    socket.on('data', (chunk) => {
      for (const message of frames.read(chunk)) one.user?.answer(message);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#open -= 1;
      this.#idle.splice(0, this.#idle.length, ...this.#idle.filter((other) => other !== one));
      this.#waiting.shift()?.();
      one.user?.lost();
    });
    socket.write(startup(this.#names));
    await ready;
    return one;
  }
}
