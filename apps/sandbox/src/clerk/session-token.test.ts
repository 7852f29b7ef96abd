import { generateKeyPairSync } from 'node:crypto';
import { verifyToken } from '@clerk/backend';
import { decodeJwt } from '@clerk/backend/jwt';
import { expect, test } from 'vitest';
import { start } from '../../test/start.ts';

const webUrl = 'http://localhost:5173';
const now = () => Math.floor(Date.now() / 1000);

test("the SDK accepts a token with the instance's public key", async () => {
  const { clerk } = await start();
  const { id } = clerk.users.create();
  const token = await clerk.sessionToken(id);
  const claims = await verifyToken(token, { jwtKey: clerk.jwtKey, authorizedParties: [webUrl] });
  expect(claims).toMatchObject({ sub: id, azp: webUrl, iss: clerk.issuer, sts: 'active', v: 2, fva: [0, -1] });
  expect(claims.exp - claims.iat).toBe(60);
  expect(claims.iat - claims.nbf).toBe(10);
  expect(claims.sid).toMatch(/^sess_/);
});

test('the SDK accepts it with the key set it fetches by secret key', async () => {
  const { clerk, url } = await start();
  const options = { secretKey: clerk.secretKey, apiUrl: url };
  await expect(verifyToken(await clerk.sessionToken('user_any'), options)).resolves.toMatchObject({ sub: 'user_any' });
  expect(clerk.api.log.map(({ path }) => path)).toEqual(['/v1/jwks']);
});

test("its header is a session token's", async () => {
  const { clerk } = await start();
  const { header } = decodeJwt(await clerk.sessionToken('user_any'));
  expect(header).toEqual({ alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: clerk.instanceId, typ: 'JWT' });
});

test('it belongs to the session the user has, if there is one', async () => {
  const { clerk } = await start();
  const { id } = clerk.users.create();
  const session = clerk.sessions.create(id);
  const claims = await verifyToken(await clerk.sessionToken(id), { jwtKey: clerk.jwtKey });
  expect(claims.sid).toBe(session.id);
});

test.each([
  ['expired', { claims: { iat: now() - 120, exp: now() - 60 } }, 'token-expired'],
  ['not yet valid', { claims: { nbf: now() + 60 } }, 'token-not-active-yet'],
  ['from another origin', { claims: { azp: 'http://localhost:9' } }, 'token-invalid-authorized-parties'],
  ['without an origin', { claims: { azp: undefined } }, 'token-invalid-authorized-parties'],
  ['signed with another key', { privateKey: foreignKey() }, 'token-invalid-signature'],
  ['unsigned', { algorithm: 'none' as const }, 'token-invalid-algorithm'],
  ['an M2M token', { header: { cat: 'cl_B7d4PD333AAA' } }, 'token-invalid'],
])('a token can be made that is %s, and the SDK refuses it', async (_, overrides, reason) => {
  const { clerk } = await start();
  const token = await clerk.sessionToken('user_any', overrides);
  const verified = verifyToken(token, { jwtKey: clerk.jwtKey, authorizedParties: [webUrl] });
  await expect(verified).rejects.toMatchObject({ reason });
});

test('a token can be made that the SDK accepts but an application must not', async () => {
  const { clerk } = await start();
  const pending = await clerk.sessionToken('user_any', { claims: { sts: 'pending' } });
  await expect(verifyToken(pending, { jwtKey: clerk.jwtKey })).resolves.toMatchObject({ sts: 'pending' });
  const template = await clerk.sessionToken('user_any', { header: { cat: 'cl_B7d4PD222AAA' } });
  expect(decodeJwt(template).header).toMatchObject({ cat: 'cl_B7d4PD222AAA' });
});

function foreignKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
