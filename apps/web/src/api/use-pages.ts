import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

interface Pages<Page> {
  /** Begins with the path of the procedure, so that live changes find it. */
  queryKey: readonly unknown[];
  /** `after` is the `next` of the page before. */
  ask(page: { after?: string }): Promise<Page>;
  /** Whether the answer to an earlier key is shown until the new one is there: for filters of one and the same list. */
  keepPrevious?: boolean;
}

/** A list that comes in pages. When it changes, all pages that are shown are fetched again, one after another. */
export function usePages<Page extends { next: string | null }>({ queryKey, ask, keepPrevious }: Pages<Page>) {
  return useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam }) => ask(pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}
