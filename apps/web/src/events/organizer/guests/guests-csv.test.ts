import { expect, test } from 'vitest';
import { guestsCsv } from './guests-csv.ts';

type Guest = Parameters<typeof guestsCsv>[0][number];

function guest(name: string, changes: Partial<Guest> = {}): Guest {
  return {
    orderId: 'o1',
    buyer: { id: 'b1', name },
    orderedAt: '2026-06-01T10:00:00.000Z',
    price: { amount: 2_550, currency: 'EUR', digits: 2 },
    besides: null,
    tickets: [
      { id: 't1', status: 'valid', refundable: true, usedAt: null },
      { id: 't2', status: 'used', refundable: true, usedAt: '2026-06-12T20:00:00.000Z' },
    ],
    ...changes,
  };
}

const nameIn = (name: string) =>
  guestsCsv([guest(name)])
    .split('\r\n')[1]
    ?.replace(/,2,1,1,25\.50,EUR.*$/, '');

test('each order is a row, and amounts are plain numbers', () => {
  const free = guest('Bob', { price: null });
  const yen = guest('Cy', { price: { amount: 500, currency: 'JPY', digits: 0 } });
  expect(guestsCsv([guest('Ada Lovelace'), free, yen])).toBe(
    [
      '\uFEFFName,Tickets,Valid,Checked in,Price,Currency,Ordered at,Order',
      'Ada Lovelace,2,1,1,25.50,EUR,2026-06-01T10:00:00.000Z,o1',
      'Bob,2,1,1,0,,2026-06-01T10:00:00.000Z,o1',
      'Cy,2,1,1,500,JPY,2026-06-01T10:00:00.000Z,o1',
      '',
    ].join('\r\n'),
  );
});

test.each([
  ['O"Hara, Pat', '"O""Hara, Pat"'],
  ['Zoë; Łukasz', '"Zoë; Łukasz"'],
  ['', ''],
  [' spaced', '" spaced"'],
])('%j is quoted as %j', (name, written) => {
  expect(nameIn(name)).toBe(written);
});

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['＝1+1', "'＝1+1"],
  ['  =1', "'  =1"],
  ['\u200B=1', "'\u200B=1"],
  ['\t=1', `"'\t=1"`],
  ['Anne-Marie', 'Anne-Marie'],
])('%j is no formula: %j', (name, written) => {
  expect(nameIn(name)).toBe(written);
});
