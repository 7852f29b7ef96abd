import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import type { EmitThin } from '../events/events.ts';
import { checkoutPage } from './checkout-page.ts';
import { dashboardPage } from './dashboard-page.ts';
import { onboardingPage } from './onboarding-page.ts';

/** Stands in for the pages that Stripe's links open. */
export function stripePages(desk: Desk, emitThin: EmitThin): Hono {
  const app = new Hono();
  app.route('/', onboardingPage(desk, emitThin));
  app.route('/', checkoutPage(desk));
  app.route('/', dashboardPage(desk));
  return app;
}
