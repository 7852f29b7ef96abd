import type { Answers } from '../../../api/trpc.ts';

type Guest = Answers['tickets']['guests']['guests'][number];

const HEAD = ['Name', 'Tickets', 'Valid', 'Checked in', 'Price', 'Currency', 'Ordered at', 'Order'];

/** One row an order, as RFC 4180 wants it, with the mark by which spreadsheets know UTF-8. */
export function guestsCsv(guests: Guest[]): string {
  const rows = guests.map(({ buyer, tickets, price, orderedAt, orderId }) => {
    const count = (wanted: string) => String(tickets.filter(({ status }) => status === wanted).length);
    const amount = price === null ? '0' : (price.amount / 10 ** price.digits).toFixed(price.digits);
    return [
      buyer.name,
      String(tickets.length),
      count('valid'),
      count('used'),
      amount,
      price?.currency ?? '',
      orderedAt,
      orderId,
    ];
  });
  return `\uFEFF${[HEAD, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets run text that begins like this; somebody's name must not be a formula. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function field(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
