import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from '@tanstack/react-router';
import { adminRoutes } from './admin/routes.ts';
import { ErrorPage } from './feedback/error-page.tsx';
import { NotFoundPage } from './feedback/not-found-page.tsx';
import { LandingPage } from './landing/landing-page.tsx';
import { lazyPart } from './parts/lazy-part.tsx';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });

const landing = createRoute({ getParentRoute: () => root, path: '/', component: LandingPage });

/**
 * Around every other page. Those right below it are public; a new page also goes into `shell/navigation.tsx`. Each is a `lazyPart`,
 * as is what is heavy within one. `ahead` says whose browsers fetch a page before it is opened: those that are light and often opened.
 */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  staticData: { ahead: 'anybody' },
  component: lazyPart(async () => (await import('./shell/shell.tsx')).Shell),
});

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  staticData: { ahead: 'anybody' },
  validateSearch: ({ q, when }: Record<string, unknown>): { q?: string; when?: 'past' } => ({
    ...((typeof q === 'number' || (typeof q === 'string' && q !== '')) && { q: String(q) }),
    ...(when === 'past' && { when }),
  }),
  component: lazyPart(async () => (await import('./events/list/events-page.tsx')).EventsPage),
});

const event = createRoute({
  getParentRoute: () => shell,
  path: '/events/$eventId',
  staticData: { ahead: 'anybody' },
  // Set by the address to which Stripe's checkout returns after the payment.
  validateSearch: ({ paid }: Record<string, unknown>): { paid?: 1 } => (paid === 1 ? { paid } : {}),
  component: lazyPart(async () => (await import('./events/page/event-page.tsx')).EventPage),
});

const organizer = createRoute({
  getParentRoute: () => shell,
  path: '/organizers/$organizerId',
  component: lazyPart(async () => (await import('./organizers/organizer-page.tsx')).OrganizerPage),
});

/** For signed-in users only: the shell's gate looks for this route. */
const signedIn = createRoute({ getParentRoute: () => shell, id: 'signed-in' });

const you = createRoute({
  getParentRoute: () => signedIn,
  path: '/you',
  staticData: { ahead: 'signed-in' },
  component: lazyPart(async () => (await import('./you/you-page.tsx')).YouPage),
});

const deleteAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/you/delete',
  component: lazyPart(async () => (await import('./you/delete-account-page.tsx')).DeleteAccountPage),
});

const myEvents = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/mine',
  component: lazyPart(async () => (await import('./events/list/my-events-page.tsx')).MyEventsPage),
});

const newEvent = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/new',
  component: lazyPart(async () => (await import('./events/form/new-event-page.tsx')).NewEventPage),
});

const editEvent = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/$eventId/edit',
  component: lazyPart(async () => (await import('./events/form/edit-event-page.tsx')).EditEventPage),
});

const manage = createRoute({
  getParentRoute: () => signedIn,
  path: '/events/$eventId/manage',
  component: lazyPart(async () => (await import('./events/organizer/manage-page.tsx')).ManagePage),
});

const overview = createRoute({
  getParentRoute: () => manage,
  path: '/',
  component: lazyPart(async () => (await import('./events/organizer/overview/overview.tsx')).Overview),
});

const guests = createRoute({
  getParentRoute: () => manage,
  path: '/guests',
  component: lazyPart(async () => (await import('./events/organizer/guests/guests.tsx')).Guests),
});

const door = createRoute({
  getParentRoute: () => manage,
  path: '/check-in',
  component: lazyPart(async () => (await import('./events/organizer/door/door.tsx')).Door),
});

const tickets = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets',
  staticData: { ahead: 'signed-in' },
  component: lazyPart(async () => (await import('./tickets/tickets-page.tsx')).TicketsPage),
});

const printedTickets = createRoute({
  getParentRoute: () => signedIn,
  path: '/tickets/$eventId',
  component: lazyPart(async () => (await import('./tickets/print-page.tsx')).PrintPage),
});

const payouts = createRoute({
  getParentRoute: () => signedIn,
  path: '/payouts',
  staticData: { ahead: 'signed-in' },
  // Set by the address to which Stripe's onboarding returns, whether or not it was finished.
  validateSearch: ({ from }: Record<string, unknown>): { from?: 'stripe' } => (from === 'stripe' ? { from } : {}),
  component: lazyPart(async () => (await import('./payouts/payouts-page.tsx')).PayoutsPage),
});

const personal = signedIn.addChildren([
  you,
  deleteAccount,
  myEvents,
  newEvent,
  editEvent,
  manage.addChildren([overview, guests, door]),
  tickets,
  printedTickets,
  payouts,
  adminRoutes(signedIn),
]);
const routeTree = root.addChildren([landing, shell.addChildren([events, event, organizer, personal])]);

/** With the address of the browser, unless a history is given. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history && { history }),
  });
}

/** Fetches the parts of the page at a path. None of them is shown, and a failure is told where one is. */
export async function fetchPage(path: string): Promise<void> {
  const router = createAppRouter(createMemoryHistory());
  const [routes] = router.getMatchedRoutes(path);
  await Promise.all(routes.map((route) => router.loadRouteChunk(route)));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
