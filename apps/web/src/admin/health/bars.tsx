import classes from './bars.module.css';

const HEIGHT = 40;
/** Less would not be seen. */
const LEAST = 2;

interface BarsProps {
  /** What the picture says, for who does not see it. */
  label: string;
  values: readonly number[];
  /** Of each value, the part that is bad. */
  bad?: readonly number[];
}

/** Numbers over time, the latest at the end. */
export function Bars({ label, values, bad = [] }: BarsProps) {
  const most = Math.max(1, ...values);
  const heightOf = (value: number) => (value === 0 ? 0 : Math.max(LEAST, (value / most) * HEIGHT));
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes.bars}
      viewBox={`0 0 ${values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {values.map((value, i) => {
        const place = { x: i + 0.1, width: 0.8 };
        const wrong = heightOf(bad[i] ?? 0);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in time is what it is.
          <g key={i}>
            <rect {...place} className={classes.good} y={HEIGHT - heightOf(value)} height={heightOf(value)} />
            {wrong > 0 && <rect {...place} className={classes.bad} y={HEIGHT - wrong} height={wrong} />}
          </g>
        );
      })}
    </svg>
  );
}
