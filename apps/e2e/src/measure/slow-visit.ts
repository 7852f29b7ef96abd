import type { Browser, CDPSession, Page } from 'playwright-core';

/** A slow phone on a slow network, as Lighthouse has it. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const SETTLED_MS = 1_200;

export interface Visit {
  /** Largest contentful paint, and the first one. */
  lcpMs: number;
  fcpMs: number;
  layoutShift: number;
  /** Bytes that came over the network until nothing more did, headers included. */
  bytes: { code: number; fonts: number; rest: number };
}

interface VisitOptions {
  url: string;
  slow: boolean;
  /** Asks for nothing ahead of its need, so that the bytes are those of this page. */
  saveData: boolean;
}

/** Opens a page with an empty cache. */
export async function visit(browser: Browser, { url, slow, saveData }: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    if (slow) {
      await cdp.send('Network.emulateNetworkConditions', NETWORK);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    }
    if (saveData) await cdp.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
    const bytes = countBytes(cdp);
    await page.addInitScript(observePaints);
    await page.goto(url, { waitUntil: 'load' });
    await settled(page, bytes);
    const paints = await page.evaluate<Omit<Visit, 'bytes'>>('({ ...window.paints })');
    return { ...paints, bytes };
  } finally {
    await context.close();
  }
}

function countBytes(cdp: CDPSession): Visit['bytes'] {
  const bytes = { code: 0, fonts: 0, rest: 0 };
  const kinds = new Map<string, keyof Visit['bytes']>();
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    // What plays clerk-js is no part of the app.
    const code = /\/assets\/.*\.(js|css)$|\/color-scheme\.js$/.test(new URL(response.url).pathname);
    kinds.set(requestId, code ? 'code' : type === 'Font' ? 'fonts' : 'rest');
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) ?? 'rest'] += encodedDataLength;
  });
  return bytes;
}

/** Until no byte has come for a while: streams stay open, so that no network is ever idle. */
async function settled(page: Page, bytes: Visit['bytes']): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    await page.waitForTimeout(SETTLED_MS);
    now = bytes.code + bytes.fonts + bytes.rest;
  }
}

/** Runs in the page, as text: it has no other code there. */
const observePaints = `
  window.paints = { lcpMs: 0, fcpMs: 0, layoutShift: 0 };
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { window.paints.lcpMs = entry.startTime; });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') window.paints.fcpMs = entry.startTime;
  });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) window.paints.layoutShift += entry.value; });
`;
