import type { Plugin } from 'vite';

/**
 * Leaves out those of Clerk's own components that are not used, which are all of them: it does not say of the calls that make them
 * that they do nothing else.
 */
export function spareClerk(): Plugin {
  return {
    name: 'spare-clerk',
    apply: 'build',
    transform: {
      filter: { id: /@clerk\/react\/dist\/.+\.mjs$/, code: /withClerk/ },
      handler: (code) => ({
        code: code.replaceAll(/= (?=withClerk\(|Object\.assign\(_)/g, '= /* @__PURE__ */ '),
        map: null,
      }),
    },
  };
}
