import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorPage, NotFoundPage } from './feedback/error-pages.tsx';
import { LandingPage } from './landing/landing-page.tsx';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });

const landing = createRoute({ getParentRoute: () => root, path: '/', component: LandingPage });

/** Around every other page. Those right below it are public; a new page also goes into `shell/navigation.tsx`. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: ({ q, when }: Record<string, unknown>): { q?: string; when?: 'past' } => ({
    ...((typeof q === 'number' || (typeof q === 'string' && q !== '')) && { q: String(q) }),
    ...(when === 'past' && { when }),
  }),
  component: lazyRouteComponent(() => import('./events/list/events-page.tsx'), 'EventsPage'),
});

const event = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId',
  // Set by the address to which Stripe's checkout returns after the payment.
  validateSearch: ({ paid }: Record<string, unknown>): { paid?: 1 } => (paid === 1 ? { paid } : {}),
  component: lazyRouteComponent(() => import('./events/page/event-page.tsx'), 'EventPage'),
});

const organizer = createRoute({
  getParentRoute: () => shell,
  path: '/organizers/$organizerId',
  component: lazyRouteComponent(() => import('./organizers/organizer-page.tsx'), 'OrganizerPage'),
});

/** For signed-in users only: the shell's gate looks for this route. */
const signedIn = createRoute({ getParentRoute: () => shell, id: 'signed-in' });

const you = createRoute({
  getParentRoute: () => signedIn,
  path: '/you',
  component: lazyRouteComponent(() => import('./you/you-page.tsx'), 'YouPage'),
});

const myEvents = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/mine',
  component: lazyRouteComponent(() => import('./events/list/my-events-page.tsx'), 'MyEventsPage'),
});

const newEvent = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/new',
  component: lazyRouteComponent(() => import('./events/form/new-event-page.tsx'), 'NewEventPage'),
});

const editEvent = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/$eventId/edit',
  component: lazyRouteComponent(() => import('./events/form/edit-event-page.tsx'), 'EditEventPage'),
});

const manage = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/$eventId/manage',
  component: lazyRouteComponent(() => import('./events/organizer/manage-page.tsx'), 'ManagePage'),
});

const overview = createRoute({
  getParentRoute: () => manage,
  path: '/',
  component: lazyRouteComponent(() => import('./events/organizer/overview.tsx'), 'Overview'),
});

const guests = createRoute({
  getParentRoute: () => manage,
  path: '/guests',
  component: lazyRouteComponent(() => import('./events/organizer/guests.tsx'), 'Guests'),
});

const door = createRoute({
  getParentRoute: () => manage,
  path: '/check-in',
  component: lazyRouteComponent(() => import('./events/organizer/door.tsx'), 'Door'),
});

const tickets = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets',
  component: lazyRouteComponent(() => import('./tickets/tickets-page.tsx'), 'TicketsPage'),
});

const payouts = createRoute({
  getParentRoute: () => signedIn,
  path: '/payouts',
  // Set by the address to which Stripe's onboarding returns, whether or not it was finished.
  validateSearch: ({ from }: Record<string, unknown>): { from?: 'stripe' } => (from === 'stripe' ? { from } : {}),
  component: lazyRouteComponent(() => import('./payouts/payouts-page.tsx'), 'PayoutsPage'),
});

export function createAppRouter() {
  const desk = manage.addChildren([overview, guests, door]);
  const personal = signedIn.addChildren([you, myEvents, newEvent, editEvent, desk, tickets, payouts]);
  return createRouter({
    routeTree: root.addChildren([landing, shell.addChildren([events, event, organizer, personal])]),
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
