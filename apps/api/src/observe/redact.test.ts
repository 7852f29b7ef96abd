import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  'at f (/hub/node_modules/.pnpm/@clerk+backend@3.25.0_react@19.3.1/node_modules/@clerk/backend/dist/file.js:12:34)',
  'at async file:///hub/node_modules/.pnpm/hono@4.13.19/node_modules/hono/dist/compose.js:22:17',
  'at g (/hub/node_modules/.pnpm/@trpc+server@11.22.1_typescript@7.0.2/node_modules/@trpc/server/dist/index.mjs:1:2)',
  'at h (/hub/node_modules/.pnpm/@scope+tool@1.0.0-beta.rc/node_modules/@scope/tool/index.js:3:4)',
  'at i (/hub/node_modules/.pnpm/x@2.1.0_@types+node@24.19.2_y@1.0.0-next.alpha/node_modules/x/i.js:5:6)',
  'at Object.<anonymous> (node:internal/modules/cjs/loader:1554:14)',
])('a stack stays as it is: %s', (line) => {
  expect(redact(line)).toBe(line);
});

const before = [
  '',
  ' ',
  '<',
  '"',
  'mailto:',
  'email=',
  '(',
  '(email)=(',
  '/',
  'https://a.example/?to=',
  'Jörg:',
  ',',
  '[',
];
const after = ['', ' ', '>', '"', ')', ')=', '/', '?x', '&y', ':25', '. ', ',', ']', '\n    at f (a.js:1:2)'];
const locals = ['ada', 'a.d-a', 'ada+tag', 'ada_1', "o'ada", 'jörg', '99', 'ada%2Btag', '李'];
const domains = ['example.com', 'a.b-c.example.co.uk', 'müller.de', 'xn--e1afmkfd.xn--p1ai', '1.example.org'];

test('an address is taken out of whatever stands around it, and nothing else is', () => {
  const part = (choices: string[]) => fc.constantFrom(...choices);
  fc.assert(
    fc.property(
      part(before),
      part(locals),
      fc.constantFrom('@', '%40'),
      part(domains),
      part(after),
      (left, local, at, domain, right) => {
        expect(redact(`${left}${local}${at}${domain}${right}`)).toBe(`${left}[email]${right}`);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['postgres://ada:p@ss@db.example.com/hub', 'postgres://[credentials]@db.example.com/hub'],
  ['Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl!', 'Bearer [token]!'],
  ['sk_test_abc, whsec_QUJD/+==', '[key], [key]'],
  ['call +43 (1) 555-12 34 now', 'call [phone] now'],
])('%s loses what is secret', (text, rest) => {
  expect(redact(text)).toBe(rest);
});

test('a text without an address is read once, however long it is', () => {
  const text = 'a'.repeat(2_000_000);
  expect(redact(text)).toBe(text);
});
