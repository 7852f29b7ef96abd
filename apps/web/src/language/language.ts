/**
 * The page's language, in the reader's own variety of it: British readers of an English page get “12 June” and “20:00”.
 * What is formatted follows it, so that a page speaks one language whatever the browser's own is.
 */
export const language = varietyOf(globalThis.document?.documentElement.lang ?? 'en', globalThis.navigator.languages);

/** The reader's first language that is a variety of the page's; the page's own if there is none. */
export function varietyOf(page: string, reader: readonly string[]): string {
  return reader.find((tag) => (tag === page || tag.startsWith(`${page}-`)) && isTag(tag)) ?? page;
}

/** Browsers pass on what their system calls its language, such as `en-US@posix`, which no format takes. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
