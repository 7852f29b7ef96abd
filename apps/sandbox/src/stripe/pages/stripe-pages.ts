import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import type { EmitThin } from '../events/events.ts';
import { checkoutPage } from './checkout-page.ts';
import { dashboardPage } from './dashboard-page.ts';
import { onboardingPage } from './onboarding-page.ts';

/** Stand in for the pages to which Stripe's links lead. */
export function stripePages(desk: Desk, emitThin: EmitThin): Hono {
  const app = new Hono();
  app.route('/', onboardingPage(desk, emitThin));
  app.route('/', checkoutPage(desk));
  app.route('/', dashboardPage(desk));
  return app;
}
