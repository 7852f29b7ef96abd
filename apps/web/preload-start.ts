import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Has the page ask at once for what the start of the app would ask for next: the chunk `app` with its CSS, and the configuration.
 * Each would wait for a round trip more, on a phone as long as it takes to show the start page.
 */
export function preloadStart(): Plugin {
  return {
    name: 'preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const app = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === 'app');
        if (app?.type !== 'chunk') throw new Error('The build has no chunk "app"');
        return [
          link({ rel: 'preload', as: 'fetch', href: '/config.json' }),
          // After what shows the page.
          link({ rel: 'modulepreload', href: `/${app.fileName}`, fetchpriority: 'low' }),
          ...[...(app.viteMetadata?.importedCss ?? [])].map((css) =>
            link({ rel: 'preload', as: 'style', href: `/${css}` }),
          ),
        ];
      },
    },
  };
}

function link(attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { crossorigin: true, ...attrs }, injectTo: 'head' };
}
