import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** A browser that cannot show text fails every story, each in its own way. Ends the run at the one that says why. */
export function stopWithoutText(): Reporter {
  let vitest: Vitest | undefined;
  return {
    onInit(started) {
      vitest = started;
    },
    onTestModuleEnd(module: TestModule) {
      // Its promise is kept only when the run has ended, which waits for this.
      if (module.project.name === 'text' && !module.ok()) void vitest?.cancelCurrentRun('test-failure');
    },
  };
}
