import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@ticket-hub/sandbox';
import { Deliveries } from './load/deliveries.ts';
import { loadUsers } from './load/load-users.ts';
import { freePort } from './servers/free-port.ts';
import { peer, ticketHub } from './servers/programs.ts';
import { type Server, startServer } from './servers/server.ts';

export interface Scale {
  users: number;
  rounds: number;
  /** How long each server is under load in a round. */
  ms: number;
}

export interface Bench {
  scale: Scale;
  sandbox: Sandbox;
  deliveries: Deliveries;
  folder: string;
  /** Starts a server on a database of its own, which holds as many users as the scale says. */
  start(name: string, database: string, file?: string): Promise<Server>;
  close(): Promise<void>;
}

const SECRET = `whsec_${Buffer.from('the secret of this benchmark').toString('base64')}`;
const WEB_URL = 'http://localhost:5173';

export async function openBench(scale: Scale): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-hub-bench-'));
  const sandbox = await startSandbox({ webUrl: WEB_URL });
  const { clerk } = sandbox;
  const servers: Server[] = [];
  return {
    scale,
    sandbox,
    folder,
    deliveries: new Deliveries(clerk, { users: scale.users, secret: SECRET }),
    /** Without a peer's file it is ours. */
    async start(name, database, file) {
      const port = await freePort();
      const settings = {
        port,
        database,
        webhookSecret: SECRET,
        jwtKey: clerk.jwtKey,
        issuer: clerk.issuer,
        authorizedParty: WEB_URL,
      };
      const { publishableKey, secretKey } = clerk;
      const program = file
        ? peer(name, file, settings)
        : ticketHub({ ...settings, publishableKey, secretKey, apiUrl: sandbox.url });
      const server = await startServer(program, port, join(folder, `${name}.log`));
      servers.push(server);
      await loadUsers(database, file === undefined, { from: 0, to: scale.users });
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}
