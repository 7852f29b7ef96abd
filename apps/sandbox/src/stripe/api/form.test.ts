import { expect, test } from 'vitest';
import { parseForm } from './form.ts';

test('brackets nest, numbers make lists', () => {
  const text = 'a=1&b[c]=2&b[d][e]=3&f[0][g]=4&f[0][h]=5&f[1][g]=6&expand[]=x&expand[]=y';
  expect(parseForm(text)).toEqual({
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: [{ g: '4', h: '5' }, { g: '6' }],
    expand: ['x', 'y'],
  });
});

test('what is escaped arrives as it was meant', () => {
  expect(parseForm('metadata[a%26b]=%C3%BC%20%5B%5D&q=a+b')).toEqual({ metadata: { 'a&b': 'ü []' }, q: 'a b' });
});

test('names that mean something to JavaScript are names like any other', () => {
  const parsed = parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes');
  expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
