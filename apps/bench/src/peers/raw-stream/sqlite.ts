import { createServer, type ServerResponse } from 'node:http';
import { readSettings } from '../settings.ts';
import { openFile } from '../sqlite-file.ts';

/** Server-sent events on node:http alone: a change is made durable, then every open stream is told. */
const { port, database } = readSettings();
const file = openFile(database);
const change = file.prepare('insert into deliveries (id, type, received_at) values (?, ?, ?)');
const streams = new Set<ServerResponse>();

createServer((request, response) => {
  if (request.url === '/changes') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write('data: {"topics":["*"]}\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return;
  }
  request.resume();
  request.on('end', () => {
    change.run(crypto.randomUUID(), 'event', new Date().toISOString());
    for (const stream of streams) stream.write('data: {"topics":["events.list","events.byId"]}\n\n');
    response.writeHead(200, { 'content-length': 2 }).end('{}');
  });
}).listen(port, '127.0.0.1');
