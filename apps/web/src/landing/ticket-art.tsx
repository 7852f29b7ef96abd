import classes from './ticket-art.module.css';

const outline =
  'M0 26A26 26 0 0 1 26 0H334A26 26 0 0 1 360 26V64A26 26 0 0 0 360 116V154A26 26 0 0 1 334 180H26A26 26 0 0 1 0 154V116A26 26 0 0 0 0 64Z';

const bars = [0, 9, 15, 27, 33, 45, 51, 60, 72, 78, 90, 99, 108, 117];

/** Two tickets, one behind the other. Decoration only. */
export function TicketArt({ className }: { className: string }) {
  return (
    <svg className={className} viewBox="0 0 460 360" aria-hidden="true">
      <defs>
        <linearGradient id="front" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#7048e8" />
          <stop offset="1" stopColor="#3b5bdb" />
        </linearGradient>
        <linearGradient id="back" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#ffa94d" />
          <stop offset="1" stopColor="#f06595" />
        </linearGradient>
      </defs>
      <g className={classes.back}>
        <path d={outline} fill="url(#back)" />
        <path className={classes.perforation} d="M262 18V166" />
      </g>
      <g className={classes.front}>
        <path d={outline} fill="url(#front)" />
        <path className={classes.perforation} d="M262 18V166" />
        <path className={classes.star} d="M62 40l7.6 15.5 17.1 2.5-12.4 12 3 17-15.3-8-15.3 8 3-17-12.4-12 17.1-2.5z" />
        <g className={classes.lines}>
          <rect x="104" y="46" width="122" height="16" rx="8" />
          <rect x="104" y="72" width="78" height="10" rx="5" />
          <rect x="36" y="116" width="60" height="10" rx="5" />
          <rect x="36" y="134" width="96" height="10" rx="5" />
          <rect x="156" y="116" width="40" height="10" rx="5" />
          <rect x="156" y="134" width="66" height="10" rx="5" />
        </g>
        <g className={classes.bars} transform="translate(290 30)">
          {bars.map((y, index) => (
            <rect key={y} y={y} width="38" height={index % 3 === 0 ? 5 : 2.5} />
          ))}
        </g>
      </g>
    </svg>
  );
}
