export interface Contest {
  name: string;
  ours: () => Promise<Response>;
  peer: () => Promise<Response>;
  atOnce: number;
}

const ROUNDS = 15;
const REQUESTS_A_ROUND = 128;

/** The median time of a request, in ms: rounds in turn, the first of each thrown away. */
export async function compare({ ours, peer, atOnce }: Contest): Promise<{ ours: number; peer: number }> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const our = await timeRound(ours, atOnce);
    const their = await timeRound(peer, atOnce);
    if (round === 0) continue;
    times.ours.push(our);
    times.peer.push(their);
  }
  return { ours: median(times.ours), peer: median(times.peer) };
}

async function timeRound(request: () => Promise<Response>, atOnce: number): Promise<number> {
  const began = performance.now();
  for (let sent = 0; sent < REQUESTS_A_ROUND; sent += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => expectOk(request())));
  }
  return (performance.now() - began) / REQUESTS_A_ROUND;
}

async function expectOk(request: Promise<Response>): Promise<void> {
  const response = await request;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
