import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { becomeOrganizer, createPerson, publishEvent } from '../src/person.ts';
import { takePicture } from '../src/picture.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('whoever leaves Stripe half-way is told that it is not done, and what is missing', async ({ page, world }) => {
  const person = createPerson(world, 'Half', 'Way');
  await openAs(page, world, person, '/payouts');
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByRole('button', { name: 'Come back later' }).click();
  await page.getByRole('heading', { name: 'Almost there' }).waitFor();
  await page.getByText('We are asking Stripe').waitFor({ state: 'detached' });
  await page.getByText('Cannot receive payments yet').waitFor();
  const missing = page.getByRole('region', { name: 'What is missing' });
  await missing.getByText('Stripe needs from you').waitFor();
  await missing.getByText('Your date of birth').waitFor();
  await missing.getByText('Where your money goes').waitFor();
  await takePicture(page, 'payouts-onboarding');

  await page.getByRole('button', { name: 'Continue at Stripe' }).click();
  await page.getByRole('button', { name: 'Bank account missing' }).click();
  await page.getByText('Can receive payments').waitFor();
  await page.getByText('Cannot be paid out yet').waitFor();
  await page.getByRole('heading', { name: 'One step left' }).waitFor();
  await page.getByRole('button', { name: 'Add a bank account' }).waitFor();
  await takePicture(page, 'payouts-bank-missing');
  expect(world.stripe.accounts.all()).toHaveLength(1);
});

test('what becomes of an account at Stripe shows without a reload', async ({ page, world }) => {
  const person = createPerson(world, 'Live', 'Follower');
  const accountId = await becomeOrganizer(world, person);
  await openAs(page, world, person, '/payouts');
  await page.getByRole('heading', { name: 'You are ready to be paid' }).waitFor();
  world.stripe.accounts.requireMore(accountId);
  await page.getByRole('region', { name: 'What is missing' }).waitFor();
  await page.getByText('Needed by').waitFor();
  await page.getByRole('button', { name: 'Continue at Stripe' }).waitFor();
  await takePicture(page, 'payouts-deadline');
  world.stripe.accounts.reject(accountId);
  await page.getByRole('heading', { name: 'Stripe has declined your account' }).waitFor();
  expect(await page.getByRole('button', { name: /Continue/ }).count()).toBe(0);
  await takePicture(page, 'payouts-rejected');
  world.stripe.accounts.close(accountId);
  await page.getByRole('heading', { name: 'Your account is closed' }).waitFor();
  await page.getByText('If Stripe restores this one first').waitFor();
  world.stripe.accounts.reopen(accountId);
  await page.getByRole('heading', { name: 'Stripe has declined your account' }).waitFor();
  world.stripe.accounts.close(accountId);
  await page.getByRole('button', { name: 'Connect a new account' }).click();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.getByRole('heading', { name: 'You are ready to be paid' }).waitFor();
});

test('whoever has no e-mail address is told to add one, with the way to their profile', async ({ page, world }) => {
  const person = world.clerk.users.create({ firstName: 'Mail', lastName: 'Less', phoneNumber: '+441632960007' });
  await openAs(page, world, person, '/payouts');
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByText('Add an e-mail address to your profile first.').waitFor();
  await takePicture(page, 'payouts-no-email');
  await page.getByRole('main').getByRole('button', { name: 'Edit profile' }).click();
  await page.getByRole('link', { name: 'Back to the app' }).waitFor();
});

test('while Stripe gives no answer, the page says so, and the button works again', async ({ page, world }) => {
  const person = createPerson(world, 'Patient', 'Person');
  await openAs(page, world, person, '/payouts');
  world.stripe.api.fail({ status: 500, times: Number.POSITIVE_INFINITY });
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByText('This is not possible right now, try again in a moment.').waitFor();
  world.stripe.api.heal();
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByRole('button', { name: 'Complete' }).waitFor();
});

test('a payout that came back from the bank is told, with what to do, until a later one arrives', async ({
  page,
  world,
}) => {
  const person = createPerson(world, 'Short', 'Paid');
  const accountId = await becomeOrganizer(world, person);
  const eventId = await publishEvent(person, { title: 'Paid evening', price: 2_000 });
  const buyer = createPerson(world, 'Good', 'Buyer');
  const { url } = await buyer.api.tickets.checkout.mutate({ eventId, quantity: 1 });
  world.stripe.checkout.pay(new URL(url).pathname.split('/').at(-1) ?? '');
  await openAs(page, world, person, '/payouts');
  await page.getByRole('heading', { name: 'You are ready to be paid' }).waitFor();
  const { payouts } = world.stripe;
  const money = page.getByRole('region', { name: 'Your money at Stripe' });
  await money.getByText('€19.80').waitFor();
  await money.getByText('None yet.').waitFor();
  await page.getByRole('region', { name: 'Earnings' }).getByText('€19.80').waitFor();
  const [lost] = payouts.send(accountId, 'in_transit');
  payouts.settle(lost?.id ?? '', 'failed', 'account_closed');
  const note = page.getByRole('alert').filter({ hasText: 'A payout did not reach your bank' });
  await note.getByText('The bank account has been closed.').waitFor();
  await note.getByText('update your bank account').waitFor();
  expect(await note.getByText('€').count()).toBeGreaterThan(0);
  await money.getByText('Came back').waitFor();
  await isGood(page, 'payouts-failed');
  payouts.send(accountId);
  await note.waitFor({ state: 'detached' });
  await money.getByText('Paid out').waitFor();
  world.stripe.api.fail({ status: 500, times: Number.POSITIVE_INFINITY });
  await page.reload();
  await page.getByRole('heading', { name: 'You are ready to be paid' }).waitFor();
  await money
    .getByText(/Stripe does not answer|€/)
    .first()
    .waitFor();
  world.stripe.api.heal();
});
