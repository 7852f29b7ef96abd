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
  /** Only the chief comparisons. */
  quick: boolean;
  users: number;
  rounds: number;
  /** How long each server is under load in a round. */
  ms: number;
}

export interface Bench {
  scale: Scale;
  sandbox: Sandbox;
  secret: string;
  deliveries: Deliveries;
  /** Path of a SQLite file by its name. */
  file(name: string): string;
  /** Starts a server on a database of its own, which holds as many users as the scale says, or as said. Without a peer's program it is ours. */
  start(name: string, database: string, program?: string, users?: number): Promise<Server>;
  stopAll(): Promise<void>;
  close(): Promise<void>;
}

const SECRET = `whsec_${Buffer.from('the secret of this benchmark').toString('base64')}`;
const WEB_URL = 'http://localhost:5173';

export async function openBench(scale: Scale): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'ticket-hub-bench-'));
  const sandbox = await startSandbox({ webUrl: WEB_URL });
  const { clerk } = sandbox;
  const { jwtKey, issuer, publishableKey, secretKey } = clerk;
  const shared = { webhookSecret: SECRET, jwtKey, issuer, authorizedParty: WEB_URL };
  const servers: Server[] = [];
  const stopAll = async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  };
  return {
    scale,
    sandbox,
    secret: SECRET,
    deliveries: new Deliveries(clerk, { users: scale.users, secret: SECRET }),
    file: (name) => join(folder, `${name}.db`),
    async start(name, database, program, users = scale.users) {
      const settings = { ...shared, port: await freePort(), database };
      const ours = program === undefined;
      const wanted = ours
        ? ticketHub(name, { ...settings, publishableKey, secretKey, apiUrl: sandbox.url })
        : peer(name, program, settings);
      const server = await startServer(wanted, settings.port, join(folder, `${name}.log`));
      servers.push(server);
      if (!wanted.tokens) await loadUsers(database, ours, { from: 0, to: users });
      return server;
    },
    stopAll,
    async close() {
      await stopAll();
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}
