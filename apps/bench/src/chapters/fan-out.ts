import { Tokens } from '../load/tokens.ts';
import { openStreams, type Teller } from '../measures/fan-out.ts';
import type { Bench } from '../open-bench.ts';
import type { Measured } from '../report/goals.ts';
import { spreadOf } from '../report/spread.ts';
import { print, withRange } from '../report/table.ts';
import { publishEvent } from '../servers/event-of-ours.ts';
import { RAW, US } from './names.ts';

/** One person has no more streams than twenty. */
const TABS_A_PERSON = 20;
const PEOPLE = 25;

/** An organizer changes an event, of which every open tab is told; beside server-sent events on node:http. */
export async function benchFanOut(bench: Bench): Promise<Measured> {
  const { sandbox, scale } = bench;
  const ours = await bench.start(US, bench.file('fan-out-ours'));
  const raw = await bench.start(RAW, bench.file('fan-out-raw'), 'raw-stream/sqlite.ts');
  const change = await publishEvent(ours, sandbox.clerk);
  const tokens = await new Tokens(sandbox.clerk, PEOPLE).fresh(scale.users);
  const tellers: Teller[] = [
    { name: RAW, url: raw.url, stream: () => get('/changes', ''), change: () => ({ ...get('/', ''), method: 'POST' }) },
    {
      name: US,
      url: ours.url,
      stream: (n) => get('/trpc/live.changes', tokens[Math.floor(n / TABS_A_PERSON)] ?? ''),
      change,
    },
  ];
  const streams = await Promise.all(tellers.map(openStreams));
  const times: Record<string, number[]> = { [RAW]: [], [US]: [] };
  for (let round = 0; round <= scale.rounds; round++)
    for (const { name, tell } of streams) {
      const ms = await tell();
      if (round > 0) times[name]?.push(ms);
    }
  print('\nA change told to 500 tabs, ms until the last has heard');
  for (const [name, values] of Object.entries(times)) print(`${name.padEnd(28)}${withRange(spreadOf(values), 1)}`);
  await Promise.all(streams.map(({ close }) => close()));
  await bench.stopAll();
  const ratios = (times[US] ?? []).map((ms, round) => ms / (times[RAW]?.[round] ?? Number.NaN));
  return { fanOut: spreadOf(ratios) };
}

function get(path: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
  return { method: 'GET' as const, path, headers };
}
