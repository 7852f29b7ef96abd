import classes from './event-sums.module.css';
import { formatMoney } from './format-money.ts';

interface EventSumsProps {
  money: {
    gross: number;
    refunded: number;
    disputed: number;
    fee: number;
    net: number;
    currency: string;
    digits: number;
  };
}

/** What buyers have paid, what went off it, and what is left for the organizer. */
export function EventSums({ money }: EventSumsProps) {
  const { gross, refunded, disputed, fee, net, ...unit } = money;
  const sums = [
    { label: 'Gross', amount: gross, shown: true },
    { label: 'Refunded', amount: -refunded, shown: refunded > 0 },
    { label: 'In dispute', amount: -disputed, shown: disputed > 0 },
    { label: 'Ticket Hub’s fee', amount: -fee, shown: true },
    { label: 'You get', amount: net, shown: true },
  ];
  return (
    <dl className={classes.sums}>
      {sums
        .filter(({ shown }) => shown)
        .map(({ label, amount }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatMoney({ ...unit, amount: amount || 0 })}</dd>
          </div>
        ))}
    </dl>
  );
}
