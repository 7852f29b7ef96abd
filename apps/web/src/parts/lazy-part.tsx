import { type ComponentType, createElement, use } from 'react';
import { Renewal } from './renewal.tsx';

/**
 * A part of the app that is fetched when it is needed, or ahead of that by `preload`, which never fails: what could not be
 * fetched is told where it is to be shown, by `<Renewal>`. It is not tried again on the same page: browsers remember that a
 * module failed, and a style sheet that failed would be left out the next time.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let part: ComponentType<Props> | undefined;
  let failure: unknown;
  let loading: Promise<void> | undefined;

  function preload(): Promise<void> {
    loading ??= load().then(
      (loaded) => {
        part = loaded;
      },
      (error: unknown) => {
        failure = error;
      },
    );
    return loading;
  }

  // biome-ignore lint/correctness/noComponentHookFactories: Called once for each part, not while something is rendered.
  function Part(props: Props) {
    if (part === undefined && failure === undefined) use(preload());
    return part === undefined ? <Renewal error={failure} /> : createElement(part, props);
  }

  return Object.assign(Part, { preload });
}
