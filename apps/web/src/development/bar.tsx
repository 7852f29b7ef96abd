import classes from './bar.module.css';

/** Across the bottom of every page. */
export function Bar({ address }: { address: string }) {
  return (
    <aside className={classes.bar} aria-label="Development">
      <span className={classes.note}>Clerk and Stripe are played on this machine.</span>
      <a className={classes.link} href={address}>
        Mission control
      </a>
    </aside>
  );
}
