import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazyPart } from '../parts/lazy-part.tsx';

/** The operator's console, below a route for whoever is signed in. Nobody but administrators finds its pages. */
export function adminRoutes<Parent extends AnyRoute>(parent: Parent) {
  const admin = createRoute({
    getParentRoute: () => parent,
    path: '/admin',
    component: lazyPart(async () => (await import('./console-page.tsx')).ConsolePage),
  });

  const health = createRoute({
    getParentRoute: () => admin,
    path: '/',
    component: lazyPart(async () => (await import('./health/health-page.tsx')).HealthPage),
  });

  const deliveries = createRoute({
    getParentRoute: () => admin,
    path: '/deliveries',
    component: lazyPart(async () => (await import('./deliveries/deliveries-page.tsx')).DeliveriesPage),
  });

  const users = createRoute({
    getParentRoute: () => admin,
    path: '/users',
    validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
      typeof q === 'number' || (typeof q === 'string' && q !== '') ? { q: String(q) } : {},
    component: lazyPart(async () => (await import('./users/users-page.tsx')).UsersPage),
  });

  const person = createRoute({
    getParentRoute: () => admin,
    path: '/users/$clerkId',
    component: lazyPart(async () => (await import('./users/person-page.tsx')).PersonPage),
  });

  const reconcile = createRoute({
    getParentRoute: () => admin,
    path: '/reconcile',
    component: lazyPart(async () => (await import('./reconcile/reconcile-page.tsx')).ReconcilePage),
  });

  const money = createRoute({
    getParentRoute: () => admin,
    path: '/money',
    component: lazyPart(async () => (await import('./money/money-page.tsx')).MoneyPage),
  });

  const audit = createRoute({
    getParentRoute: () => admin,
    path: '/audit',
    component: lazyPart(async () => (await import('./audit/audit-page.tsx')).AuditPage),
  });

  return admin.addChildren([health, deliveries, users, person, reconcile, money, audit]);
}
