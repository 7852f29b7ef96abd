import { styleText } from 'node:util';

interface Stream {
  isTTY?: boolean;
  write(text: string): unknown;
}

export type Style = 'bold' | 'green' | 'red';

export interface Terminal {
  /** Writes a result to standard output. */
  print(text: string): void;
  /** Writes an error to standard error. */
  printError(text: string): void;
  /** Colours a part of a result, unless standard output is no terminal or `NO_COLOR` is set. */
  paint(style: Style, text: string): string;
  /** Redraws a progress bar; does nothing unless standard error is a terminal. */
  progress(done: number, total: number, of?: string): void;
}

const BAR = 30;

export function terminal(out: Stream, err: Stream, colours: boolean): Terminal {
  let drawn = false;
  const clear = () => {
    if (drawn) err.write('\r\x1b[K');
    drawn = false;
  };
  return {
    paint: (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text),
    print(text) {
      clear();
      out.write(`${text}\n`);
    },
    printError(text) {
      clear();
      err.write(`${text}\n`);
    },
    progress(done, total, of = 'users') {
      if (!err.isTTY) return;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
      err.write(`\r\x1b[K${bar} ${Math.floor(share * 100)} %  ${done.toLocaleString('en')} ${of}`);
      drawn = true;
    },
  };
}
