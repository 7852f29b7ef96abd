import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawRequest {
  send(bytes: string | Buffer): void;
  hangUp(): void;
  /** What has come back so far. */
  answer(): string;
  /** Resolves when the server has hung up. */
  ended: Promise<void>;
}

/** A connection that says what it is told to, finished or not. */
export function rawRequest(url: string, head: string): RawRequest {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  // A server that hangs up on what is still being sent resets the connection.
  socket.on('error', () => {});
  socket.write(head);
  return {
    send: (bytes) => void socket.write(bytes),
    hangUp: () => void socket.destroy(),
    answer: () => answer,
    ended: new Promise((resolve) => socket.once('close', () => resolve())),
  };
}

/** The head of a POST whose body is still to come. */
export function headOf(path: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({ host: 'test', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
