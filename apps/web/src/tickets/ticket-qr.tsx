import { encodeQR } from 'qr';
import classes from './ticket-qr.module.css';

/** Light around it, in modules: what scanners need to find it. */
const BORDER = 2;

/** What the door's camera reads: the code itself. Dark on light in every colour scheme. */
export function TicketQr({ code }: { code: string }) {
  const modules = encodeQR(code, 'raw', { ecc: 'medium', border: BORDER });
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="QR code of the ticket"
    >
      <path d={pathOf(modules)} />
    </svg>
  );
}

/** Each run of dark modules in a row is one rectangle. */
function pathOf(modules: boolean[][]): string {
  return modules
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? '1' : '0')).join('');
      return [...line.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`);
    })
    .join('');
}
