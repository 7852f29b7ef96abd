/** The bounds of one run of a sweep. */
export interface Sweep {
  /** How many it looks at. */
  limit: number;
  /** False when the lease is lost or the process ends: nothing new is begun. */
  mayContinue?: () => boolean;
}
