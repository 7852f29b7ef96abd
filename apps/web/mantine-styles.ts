import { existsSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What pages need whatever components they use. */
const GLOBAL = ['baseline', 'default-css-variables', 'global'];

/**
 * Builds the CSS of those of Mantine's components that are used, each into the chunk of its component: nobody has to name one,
 * so that nobody can forget one. `main.tsx` imports `styles.layer.css`, which development serves whole; the build takes the global
 * part of it, and with each component's class names its file. All of it is in the layer `mantine`: the app's own CSS wins,
 * whichever chunk comes first. A component whose file is missing fails the build.
 */
export function mantineStyles(): Plugin {
  return {
    name: 'mantine-styles',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /@mantine\/core\/styles\.layer\.css$/ },
      handler: () => GLOBAL.map((name) => `@import './styles/${name}.layer.css';`).join('\n'),
    },
    transform: {
      filter: { id: /@mantine\/core\/esm\/.+\.module\.mjs$/ },
      handler(code, id) {
        const styles = id.replace(/\/esm\/.+\/(\w+)\.module\.mjs$/, '/styles/$1.layer.css');
        if (!existsSync(styles)) this.error(`Mantine has no such styles: ${styles}`);
        return { code: `${code}\nimport '${styles}';`, map: null, moduleSideEffects: true };
      },
    },
  };
}
