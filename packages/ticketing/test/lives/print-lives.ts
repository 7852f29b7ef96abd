import { disputeTransitions } from '../../src/disputes/transitions.ts';
import { movementTransitions } from '../../src/movements/transitions.ts';
import { orderTransitions } from '../../src/orders/transitions.ts';
import { resumption, type TicketReason, ticketTransitions, transitionFor } from '../../src/tickets/transitions.ts';

interface Edge {
  from: string;
  to: string;
  reason: string;
}

/** What docs/lives.md says: each life as a diagram, and what follows from a ticket's transitions. */
export function printLives(): string {
  return `# Lives

What may become of a ticket, an order, a movement of money and a dispute. This page is made from the tables that the code runs
on (\`transitions.ts\` in \`packages/ticketing/src/tickets\`, \`orders\`, \`movements\` and \`disputes\`): change those, and run
\`pnpm --filter @ticket-hub/ticketing exec vitest run test/lives -u\`.

## A ticket

${diagram([born('reserved'), born('valid', 'free'), ...ticketEdges()])}

${consequences()}

\`reserved\`, \`valid\` and \`used\` hold a seat, and \`disputed\` keeps the one it had. A free ticket becomes \`void\` where a paid one
becomes \`refund_due\`. Buyers and organizer are told of each transition. A ticket whose money is here again (\`dispute_won\`,
\`dashboard_refund_failed\`) is what it was before, as far as that can be:

${resumptions()}

## An order

${diagram([born('opening'), born('complete', 'free'), ...plainEdges(orderTransitions)])}

## A movement of money

${diagram([born('due'), ...plainEdges(movementTransitions)])}

A refund that was dropped is due again when its ticket becomes \`refund_due\` again, a share whenever something has happened to its payment.

## A dispute

${diagram([born('open'), ...disputeEdges()])}
`;
}

function born(state: string, reason = ''): Edge {
  return { from: '[*]', to: state, reason };
}

function ticketEdges(): Edge[] {
  return reasons().flatMap((reason) =>
    Object.entries(transitionFor(reason).moves).flatMap(([from, target]) => {
      const targets = target === 'resumes' ? ['valid', 'used', 'void', 'refund_due'] : [target];
      return targets.map((to) => ({ from, to, reason }));
    }),
  );
}

function plainEdges(table: Record<string, { from: readonly string[]; to: string }>): Edge[] {
  return Object.entries(table).flatMap(([reason, { from, to }]) => from.map((state) => ({ from: state, to, reason })));
}

function disputeEdges(): Edge[] {
  return Object.entries(disputeTransitions).flatMap(([from, next]) => next.map((to) => ({ from, to, reason: '' })));
}

function diagram(edges: Edge[]): string {
  const arrows = Map.groupBy(edges, ({ from, to }) => `  ${from} --> ${to}`);
  const lines = [...arrows].map(([arrow, same]) => {
    const label = same.flatMap(({ reason }) => (reason === '' ? [] : [reason])).join(', ');
    return label === '' ? arrow : `${arrow}: ${label}`;
  });
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

function consequences(): string {
  const rows = reasons().map((reason) => {
    const { moves, owes, freesDisputedSeat, onlyIf } = transitionFor(reason);
    const follows = [
      ...(owes ? ['a refund is due for what is now `refund_due`'] : []),
      ...(freesDisputedSeat ? ['a `disputed` ticket gives its seat back'] : []),
      ...(onlyIf ? [`only what is, or was before its dispute, \`${onlyIf}\``] : []),
    ];
    const ways = Object.entries(moves).map(([from, to]) => `${from} → ${to}`);
    return [`\`${reason}\``, ways.join('<br>'), follows.join('; ')];
  });
  return table([['reason', 'leads', 'besides'], ...rows]);
}

function resumptions(): string {
  const states = ['valid', 'used', 'void', 'refund_due'] as const;
  const rows = Object.entries(resumption).map(([circumstance, ways]) => [
    `\`${circumstance}\``,
    ...states.map((was) => ways[was]),
  ]);
  return table([['', ...states.map((was) => `was ${was}`)], ...rows]);
}

function table([head = [], ...body]: string[][]): string {
  const widths = head.map((_, place) => Math.max(3, ...[head, ...body].map((row) => row[place]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...body].map(line).join('\n');
}

function reasons(): TicketReason[] {
  return Object.keys(ticketTransitions) as TicketReason[];
}
