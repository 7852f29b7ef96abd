import { type BuildOptions, type Plugin, RolldownMagicString } from 'rolldown';

/**
 * tRPC is published with object spread compiled to a helper that defines each property by itself, which costs a tenth of a
 * request. Unknown code stays as it is.
 */
const nativeSpread: Plugin = {
  name: 'native-spread',
  transform: {
    filter: { id: /@trpc\/server/, code: 'function _objectSpread2' },
    handler(code) {
      const edited = new RolldownMagicString(code);
      edited.replace(
        /function _objectSpread2\(e\) \{.+?\n\treturn e;\n\}/s,
        'function _objectSpread2(...objects) { return Object.assign(...objects); }',
      );
      return { code: edited.toString(), map: edited.generateMap({ hires: 'boundary' }).toString() };
    },
  },
};

/** The API and the operator's command line, as files that start in a third of the time of the source, with half of its memory. */
export default {
  cwd: import.meta.dirname,
  input: {
    main: 'src/main.ts',
    hub: 'src/cli/main.ts',
    'find-leftovers-worker': '../../packages/db/src/erasure/find-leftovers-worker.ts',
  },
  platform: 'node',
  plugins: [nativeSpread],
  // Native code, and what pg would take instead of its own code if it were installed.
  external: ['better-sqlite3', 'pg-native'],
  output: {
    dir: 'dist',
    cleanDir: true,
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        { name: 'vendor', test: /node_modules/ },
        { name: 'shared', minShareCount: 2 },
      ],
    },
    // Node keeps the text of what it runs, at two bytes a character if one of them is no Latin: 5 MB of 97. Names stay.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
} satisfies BuildOptions;
