/** A message of Postgres' protocol. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export interface Frame {
  /** Its letter; the first message of a client has none. */
  type: string;
  body: Buffer;
  /** All of it, as it came. */
  bytes: Buffer;
}

export function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Takes a stream apart into messages. */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);
  #next: 'startup' | 'typed';

  constructor(first: 'startup' | 'typed') {
    this.#next = first;
  }

  *read(chunk: Buffer): Generator<Frame> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const letters = this.#next === 'typed' ? 1 : 0;
      if (this.#rest.length < letters + 4) return;
      const end = letters + this.#rest.readInt32BE(letters);
      if (this.#rest.length < end) return;
      const bytes = this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
      yield { type: bytes.toString('latin1', 0, letters) || 'startup', body: bytes.subarray(letters + 4), bytes };
      this.#next = 'typed';
    }
  }
}

const VERSION_3 = 196_608;

export function startup(parameters: Record<string, string>): Buffer {
  const body = `${Object.entries(parameters).flat().join('\0')}\0\0`;
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + Buffer.byteLength(body));
  head.writeInt32BE(VERSION_3, 4);
  return Buffer.concat([head, Buffer.from(body)]);
}

export function startupParameters({ body }: Frame): Record<string, string> {
  const words = body.subarray(4).toString().split('\0');
  const names = words.filter((_, i) => i % 2 === 0).filter((name) => name !== '');
  return Object.fromEntries(names.map((name, i) => [name, words[2 * i + 1] ?? '']));
}
