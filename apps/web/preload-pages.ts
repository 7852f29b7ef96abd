import type { Plugin, Rolldown } from 'vite';

/** Pages that are opened by their address, and what shows each: the first that fits. The API knows them by these paths. */
const pages = {
  '/events': 'events/list/events-page.tsx',
  '/events/mine': 'events/list/my-events-page.tsx',
  '/events/:eventId': 'events/page/event-page.tsx',
  '/organizers/:organizerId': 'organizers/organizer-page.tsx',
  '/you': 'you/you-page.tsx',
  '/tickets': 'tickets/tickets-page.tsx',
  '/payouts': 'payouts/payouts-page.tsx',
};

/**
 * Writes `pages.json`: for each page, the links by which it has its chunks asked for at once, after those that start the app. Without
 * them each would come a round trip later. The API puts them into the page.
 */
export function preloadPages(): Plugin {
  return {
    name: 'preload-pages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const chunkOf = (module: string) => {
        const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${module}`)));
        if (!found) throw new Error(`The build has no chunk of ${module}`);
        return found;
      };
      const withImports = (chunk: Rolldown.OutputChunk, all = new Set<Rolldown.OutputChunk>()) => {
        if (all.has(chunk)) return all;
        all.add(chunk);
        for (const one of chunks) if (chunk.imports.includes(one.fileName)) withImports(one, all);
        return all;
      };
      const started = withImports(chunkOf('app.tsx'));
      const linksOf = (module: string) =>
        [...withImports(chunkOf(module))]
          .filter((chunk) => !started.has(chunk))
          .flatMap(linksTo)
          .join('');
      const links = Object.entries(pages).map(([path, module]) => [path, linksOf(module)]);
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(Object.fromEntries(links)) });
    },
  };
}

function linksTo({ fileName, viteMetadata }: Rolldown.OutputChunk): string[] {
  return [
    `<link rel="modulepreload" crossorigin href="/${fileName}">`,
    ...[...(viteMetadata?.importedCss ?? [])].map(
      (css) => `<link rel="preload" as="style" crossorigin href="/${css}">`,
    ),
  ];
}
