import { createServer, type ServerResponse } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import { bearer } from 'better-auth/plugins/bearer';
import { readSettings } from '../settings.ts';
import { openFile } from '../sqlite-file.ts';

const PEOPLE = 200;

const { port, database } = readSettings();
const file = openFile(database);
file.exec('drop table users');
const auth = betterAuth({
  baseURL: `http://127.0.0.1:${port}`,
  secret: 'the secret of this benchmark, long enough',
  database: file,
  // Passwords are no part of what is measured.
  emailAndPassword: {
    enabled: true,
    password: { hash: async (password) => password, verify: async ({ hash, password }) => hash === password },
  },
  plugins: [bearer()],
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();

/** Of as many people as ask at a time. */
async function signUpEverybody(): Promise<(string | null)[]> {
  const tokens: (string | null)[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const person = { name: `Ada ${n}`, email: `ada.${n}@example.com`, password: 'password of the bench' };
    const { token } = await auth.api.signUpEmail({ body: person });
    tokens.push(token);
  }
  return tokens;
}

const tokens = await signUpEverybody();

function answer(response: ServerResponse, value: unknown): void {
  const body = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  response.writeHead(value === null ? 401 : 200, headers).end(body);
}

createServer((request, response) => {
  if (request.url === '/tokens') return answer(response, tokens);
  void auth.api
    .getSession({ headers: fromNodeHeaders(request.headers) })
    .then((session) => answer(response, session?.user ?? null));
}).listen(port, '127.0.0.1');
