import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorPage } from './feedback/error-page.tsx';
import { NotFoundPage } from './feedback/not-found-page.tsx';
import { LandingPage } from './landing/landing-page.tsx';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });

const landing = createRoute({ getParentRoute: () => root, path: '/', component: LandingPage });

/** Everything for whoever is signed in: pages go below it, and into `shell/navigation.tsx`. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
});

const you = createRoute({
  getParentRoute: () => signedIn,
  path: '/you',
  component: lazyRouteComponent(() => import('./you/you-page.tsx'), 'YouPage'),
});

export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([landing, signedIn.addChildren([you])]),
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
