export const capabilities = ['notify', 'sessionLock', 'transactionalDdl'] as const;

/**
 * What engines that speak Postgres' protocol, and poolers before them, may lack. Without `notify`, a counter of changes is
 * polled. Without `sessionLock`, a lease keeps migrations apart. Without `transactionalDdl`, each statement of a migration
 * stands for itself, and can be run again.
 */
export type Capability = (typeof capabilities)[number];

export type Can = (capability: Capability) => Promise<boolean>;

/** Asks once, when it is first needed, and again only if there was no answer. */
export function remembering(ask: Can, lacks: readonly Capability[]): Can {
  const answers = new Map<Capability, Promise<boolean>>(
    lacks.map((capability) => [capability, Promise.resolve(false)]),
  );
  return (capability) => {
    const known = answers.get(capability);
    if (known) return known;
    const answer = ask(capability);
    answers.set(capability, answer);
    answer.catch(() => answers.delete(capability));
    return answer;
  };
}
