import { readFile } from 'node:fs/promises';
import { withSession } from '@ticket-hub/sandbox';
import { expect } from 'vitest';
import { isGood, phone } from '../src/accessibility.ts';
import { createPerson, publishEvent } from '../src/person.ts';
import { takePicture } from '../src/picture.ts';
import { openAs, signInAs, signUpAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

/** Runs in the page: a tint is over before a slow machine looks at it. */
const noteTints = `
  window.tinted = [];
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...how) {
    window.tinted.push(this.textContent);
    return animate.apply(this, how);
  };
`;

const ada = { first: 'Ada', last: 'Lovelace', email: 'ada@example.com' };

test('whoever signs up sees their own record, and a change at Clerk without a reload', async ({ page, world }) => {
  await page.addInitScript(noteTints);
  await signUpAs(page, ada);
  await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await page.getByLabel('About you').getByText('ada@example.com').waitFor();
  const user = world.clerk.users.withEmail(ada.email);
  if (user === undefined) throw new Error('The sandbox has nobody with that address');
  await page.getByText(user.id).waitFor();

  const loaded = await page.evaluate('performance.timeOrigin');
  world.clerk.users.update(user.id, { firstName: 'Augusta Ada', phoneNumber: '+441632960001' });
  await page.getByRole('heading', { name: 'Augusta Ada Lovelace' }).waitFor();
  await page.getByText('+441632960001').waitFor();
  await page.getByRole('button', { name: 'Augusta Ada Lovelace' }).waitFor();
  expect(await page.evaluate('performance.timeOrigin')).toBe(loaded);

  // What has changed is tinted, and nothing else, unless somebody wants less motion.
  expect(await page.evaluate('window.tinted')).toEqual(['Augusta Ada Lovelace', 'Augusta Ada']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  world.clerk.users.update(user.id, { firstName: 'Ada' });
  await page.getByRole('heading', { name: 'Ada Lovelace', exact: true }).waitFor();
  expect(await page.evaluate('window.tinted')).toHaveLength(2);
});

test('a profile edited on the hosted page is there on the way back', async ({ page, world }) => {
  world.clerk.users.create({ firstName: 'Grace', lastName: 'Murray', emailAddress: 'grace@example.com' });
  await signInAs(page, 'Grace Murray');
  await page.getByRole('main').getByRole('button', { name: 'Edit profile' }).click();
  await page.getByLabel('Last name').fill('Hopper');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Back to the app' }).click();
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
});

test('an edit in one tab shows in another', async ({ page, world }) => {
  world.clerk.users.create({ firstName: 'Edsger', emailAddress: 'edsger@example.com' });
  await signInAs(page, 'Edsger');
  await page.getByRole('heading', { name: 'Edsger' }).waitFor();
  const other = await page.context().newPage();
  await other.goto('/you');
  await other.getByRole('main').getByRole('button', { name: 'Edit profile' }).click();
  await other.getByLabel('Last name').fill('Dijkstra');
  await other.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Edsger Dijkstra' }).waitFor();
});

test('somebody with neither name nor e-mail sees a page that reads well', async ({ page, world }) => {
  world.clerk.users.create({ username: 'nobody', phoneNumber: null });
  await signInAs(page, 'nobody');
  await page.getByRole('heading', { name: 'No name yet' }).waitFor();
  const about = page.getByLabel('About you');
  expect(await about.getByText('Not given').count()).toBe(2);
  await about.getByText('No e-mail address').waitFor();
  await about.getByText('No phone number').waitFor();
  await page.getByText('Not connected').waitFor();
  expect(await page.getByRole('main').textContent()).not.toMatch(/null|undefined|NaN|Invalid/);
  await takePicture(page, 'you-without-name');
});

test('on a phone everything fits, and the navigation is behind the burger', async ({ page, world }) => {
  await page.setViewportSize(phone);
  world.clerk.users.create({
    firstName: 'Wolfeschlegelsteinhausenbergerdorff',
    lastName: 'von und zu Hohenlohe-Langenburg',
    emailAddress: 'a.very.long.address.that.does.not.fit@subdomain.of.some.organisation.example.com',
  });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  await takePicture(page, 'landing-phone');
  await signInAs(page, 'Wolfeschlegelsteinhausenbergerdorff');
  await page.getByRole('heading', { name: 'Wolfeschlegelsteinhausenbergerdorff' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  await takePicture(page, 'you-phone');
  await page.getByRole('button', { name: 'Navigation' }).click();
  await takePicture(page, 'navigation-phone');
  await page.getByRole('link', { name: 'You', exact: true }).click();
  await page.getByRole('link', { name: 'You', exact: true }).waitFor({ state: 'hidden' });
});

test('people download what is held about them, and delete their account in two steps', async ({
  page,
  otherPage,
  world,
}) => {
  const [olga, bob] = [createPerson(world, 'Olga', 'Organizer'), createPerson(world, 'Bob', 'Buyer')];
  const eventId = await publishEvent(olga, { title: 'Evening of numbers' });
  await bob.api.tickets.checkout.mutate({ eventId, quantity: 2 });
  const session = world.clerk.sessions.create(olga.id);
  session.created_at -= 15 * 60_000;
  await page.goto(withSession(new URL('/you', world.url).href, session.id));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  const held = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(held).toMatchObject({ user: { clerk_id: olga.id }, events: [{ title: 'Evening of numbers' }] });
  await page.getByText('The download has started.').waitFor();

  await page.getByRole('link', { name: 'Delete my account' }).click();
  await page.getByText('with 2 tickets taken').waitFor();
  await page.getByText('After 24 hours it is cancelled').waitFor();
  await isGood(page, 'delete-account');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('You signed in a while ago').waitFor();
  await isGood(page, 'delete-account-sign-in');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  // The page that is being left has a button of that name, too.
  await page.waitForURL(`${world.sandboxUrl}/**`);
  await page.getByRole('button', { name: 'Olga Organizer' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByRole('button', { name: 'Delete my account' }).isDisabled()).toBe(true);
  await page.getByLabel('Type “delete” to confirm').fill('Delete');
  await isGood(page, 'delete-account-confirm');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByText('Your account has been deleted. You have been signed out.').waitFor();
  expect(world.clerk.users.get(olga.id)).toBeUndefined();

  await openAs(otherPage, world, bob, '/tickets');
  await otherPage.getByText('This event is on hold').waitFor();
  await isGood(otherPage, 'tickets-on-hold');
});
