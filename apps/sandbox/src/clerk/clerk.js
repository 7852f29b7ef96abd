// @ts-check
/** @import { Browser, Claims, ClientSession, LoadOptions, RedirectOptions } from './browser.ts' */

/*
 * Stands in for clerk-js: everything that @clerk/react 6.18 uses of the object passed as `Clerk`. The prebuilt components
 * render nothing. Served without a build step, so it imports nothing.
 */

const storageKey = '__sandbox_session';
const refreshBeforeExpiryMs = 10_000;

/** @typedef {NonNullable<ReturnType<typeof createUser>>} User */
/** @typedef {ReturnType<typeof createSession>} Session */
/** @typedef {{ id: string, sessions: Session[], signedInSessions: Session[], activeSessions: Session[], lastActiveSessionId: string | null }} Client */
/** @typedef {{ client: Client, session: Session | null, user: User | null, organization: null }} Resources */
/** @typedef {'loading' | 'ready' | 'error'} Status */

/** @param {string} jwt @returns {Claims & { __raw: string }} */
function readClaims(jwt) {
  const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return { ...JSON.parse(new TextDecoder().decode(bytes)), __raw: jwt };
}

/** @param {ClientSession['user']} data */
function createUser(data) {
  const emailAddresses = data.email_addresses.map((email) => ({ id: email.id, emailAddress: email.email_address }));
  const phoneNumbers = data.phone_numbers.map((phone) => ({ id: phone.id, phoneNumber: phone.phone_number }));
  return {
    id: data.id,
    username: data.username,
    firstName: data.first_name,
    lastName: data.last_name,
    fullName: [data.first_name, data.last_name].filter(Boolean).join(' ') || null,
    imageUrl: data.image_url,
    hasImage: data.has_image,
    externalId: data.external_id,
    emailAddresses,
    primaryEmailAddressId: data.primary_email_address_id,
    primaryEmailAddress: emailAddresses.find(({ id }) => id === data.primary_email_address_id) ?? null,
    phoneNumbers,
    primaryPhoneNumberId: data.primary_phone_number_id,
    primaryPhoneNumber: phoneNumbers.find(({ id }) => id === data.primary_phone_number_id) ?? null,
    publicMetadata: data.public_metadata,
    unsafeMetadata: data.unsafe_metadata,
    organizationMemberships: [],
    createdAt: new Date(data.created_at),
    updatedAt: new Date(data.updated_at),
    lastSignInAt: data.last_sign_in_at === null ? null : new Date(data.last_sign_in_at),
  };
}

/**
 * @param {ClientSession} answer
 * @param {{ mint(id: string): Promise<string | null>, end(): Promise<void> }} actions
 */
function createSession(answer, { mint, end }) {
  const { id, status, created_at, updated_at } = answer.session;
  let claims = readClaims(answer.jwt);
  /** @type {Promise<string | null> | undefined} */
  let minting;

  async function refresh() {
    const jwt = await mint(id);
    if (jwt !== null) claims = readClaims(jwt);
    return jwt;
  }

  return {
    id,
    status,
    user: createUser(answer.user),
    actor: null,
    tasks: null,
    currentTask: undefined,
    createdAt: new Date(created_at),
    updatedAt: new Date(updated_at),
    get lastActiveToken() {
      return { jwt: { claims }, getRawString: () => claims.__raw };
    },
    get factorVerificationAge() {
      return claims.fva;
    },
    /** @param {{ skipCache?: boolean }} [options] @returns {Promise<string | null>} */
    getToken({ skipCache = false } = {}) {
      const fresh = claims.exp * 1000 - Date.now() > refreshBeforeExpiryMs;
      if (fresh && !skipCache) return Promise.resolve(claims.__raw);
      // Concurrent calls share the request.
      minting ??= refresh().finally(() => {
        minting = undefined;
      });
      return minting;
    },
    // Without organizations there are no roles or permissions.
    checkAuthorization: () => false,
    touch: async () => undefined,
    end,
    remove: end,
  };
}

/**
 * @param {Browser} browser
 * @param {string} sandboxUrl
 */
export function createClerk(browser, sandboxUrl) {
  /** @type {Set<(resources: Resources) => void>} */
  const listeners = new Set();
  /** @type {Set<(status: Status) => void>} */
  const statusListeners = new Set();
  /** @type {Status} */
  let status = 'loading';
  /** @type {LoadOptions} */
  let options = {};
  /** @type {Promise<void> | undefined} */
  let loading;
  /** @type {Resources | undefined} */
  let resources;

  adoptSessionFromUrl();
  tellWhetherSignedIn();

  // Must run before a router reads the URL, which would keep the parameter.
  function adoptSessionFromUrl() {
    if (browser.location === undefined) return;
    const url = new URL(browser.location.href);
    const id = url.searchParams.get(storageKey);
    if (id === null) return;
    browser.localStorage.setItem(storageKey, id);
    url.searchParams.delete(storageKey);
    browser.history.replaceState(browser.history.state, '', url.href);
  }

  // In Clerk's own cookie, by which an application knows before clerk-js has loaded.
  function tellWhetherSignedIn() {
    if (browser.document === undefined) return;
    const since = browser.localStorage.getItem(storageKey) === null ? 0 : Math.floor(Date.now() / 1000);
    browser.document.cookie = `__client_uat=${since}; path=/; samesite=lax`;
  }

  /** @param {string} path @param {'GET' | 'POST'} method @returns {Promise<unknown>} null: the session no longer exists */
  async function ask(path, method) {
    const response = await browser.fetch(`${sandboxUrl}/v1/client/sessions/${path}`, { method });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
    return response.json();
  }

  /** @param {Session | null} session */
  function emit(session) {
    const sessions = session === null ? [] : [session];
    const client = {
      id: 'client_sandbox',
      sessions,
      signedInSessions: sessions,
      activeSessions: sessions,
      lastActiveSessionId: session?.id ?? null,
    };
    tellWhetherSignedIn();
    // The same object until the next change, because React's external stores compare by reference.
    const next = { client, session, user: session?.user ?? null, organization: null };
    resources = next;
    for (const listener of [...listeners]) listener(next);
  }

  /** @param {Status} next */
  function changeStatus(next) {
    status = next;
    for (const listener of [...statusListeners]) listener(next);
  }

  function forget() {
    browser.localStorage.removeItem(storageKey);
    if (resources?.session) emit(null);
  }

  /** @param {string | null} id */
  async function activate(id) {
    const found = id === null ? null : await ask(encodeURIComponent(id), 'GET');
    const answer = /** @type {ClientSession | null} */ (found);
    if (answer === null) {
      browser.localStorage.removeItem(storageKey);
      emit(null);
      return;
    }
    browser.localStorage.setItem(storageKey, answer.session.id);
    emit(createSession(answer, { mint, end: () => signOutHere() }));
  }

  /** @param {string} id */
  async function mint(id) {
    const minted = await ask(`${encodeURIComponent(id)}/tokens`, 'POST');
    const answer = /** @type {{ jwt: string } | null} */ (minted);
    // Ended elsewhere, or the user was deleted or banned.
    if (answer === null && resources?.session?.id === id) forget();
    return answer === null ? null : answer.jwt;
  }

  async function signOutHere() {
    const id = resources?.session?.id;
    if (id !== undefined) await ask(`${encodeURIComponent(id)}/end`, 'POST').catch(() => null);
    forget();
  }

  async function start() {
    try {
      await activate(browser.localStorage.getItem(storageKey));
      browser.addEventListener('storage', ({ key }) => {
        // Another tab signed in or out.
        if (key === storageKey) void activate(browser.localStorage.getItem(storageKey)).catch(() => undefined);
      });
      changeStatus('ready');
    } catch (error) {
      changeStatus('error');
      throw error;
    }
  }

  /** @param {string | null | undefined} target */
  const absolute = (target) => new URL(target || (browser.location?.href ?? '/'), browser.location?.href).href;

  /** @param {string} path @param {string | null | undefined} target */
  function hosted(path, target) {
    const url = new URL(path, sandboxUrl);
    url.searchParams.set('redirect_url', absolute(target));
    return url;
  }

  /** @param {RedirectOptions} [own] */
  function buildSignInUrl(own = {}) {
    const both = { ...options, ...own };
    const { signInForceRedirectUrl: force, signInFallbackRedirectUrl: fallback } = both;
    return hosted('/sign-in', own.redirectUrl || own.forceRedirectUrl || force || own.fallbackRedirectUrl || fallback)
      .href;
  }

  /** @param {RedirectOptions} [own] */
  function buildSignUpUrl(own = {}) {
    const both = { ...options, ...own };
    const { signUpForceRedirectUrl: force, signUpFallbackRedirectUrl: fallback } = both;
    return hosted('/sign-up', own.redirectUrl || own.forceRedirectUrl || force || own.fallbackRedirectUrl || fallback)
      .href;
  }

  function buildUserProfileUrl() {
    const url = hosted('/user', undefined);
    if (resources?.session) url.searchParams.set(storageKey, resources.session.id);
    return url.href;
  }

  const afterSignOutUrl = () => options.afterSignOutUrl || '/';

  /** @param {string} to */
  async function navigate(to) {
    const url = new URL(absolute(to));
    const here = new URL(absolute(undefined)).origin === url.origin;
    if (here && options.routerPush) await options.routerPush(url.href.slice(url.origin.length));
    else browser.location?.assign(url.href);
  }

  return {
    ...withoutComponents(),
    version: 'sandbox',
    instanceType: 'development',
    isStandardBrowser: true,
    isSatellite: false,
    frontendApi: sandboxUrl,
    get loaded() {
      return status === 'ready';
    },
    get status() {
      return status;
    },
    get client() {
      return resources?.client;
    },
    get session() {
      return resources?.session;
    },
    get user() {
      return resources?.user;
    },
    get organization() {
      return resources?.organization;
    },
    get isSignedIn() {
      return Boolean(resources?.session);
    },
    get __internal_lastEmittedResources() {
      return resources;
    },
    /** @param {LoadOptions} [given] */
    load(given = {}) {
      options = given;
      loading ??= start().catch((error) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    /** @param {'status'} _event @param {(status: Status) => void} listener @param {{ notify?: boolean }} [how] */
    on(_event, listener, how) {
      statusListeners.add(listener);
      if (how?.notify) listener(status);
    },
    /** @param {'status'} _event @param {(status: Status) => void} listener */
    off(_event, listener) {
      statusListeners.delete(listener);
    },
    /** @param {(resources: Resources) => void} listener @param {{ skipInitialEmit?: boolean }} [how] */
    addListener(listener, how) {
      listeners.add(listener);
      if (resources && !how?.skipInitialEmit) listener(resources);
      return () => void listeners.delete(listener);
    },
    /** @param {(() => unknown) | { redirectUrl?: string }} [first] */
    async signOut(first) {
      await signOutHere();
      if (typeof first === 'function') await first();
      else await navigate(first?.redirectUrl || afterSignOutUrl());
    },
    /** @param {{ session?: string | { id: string } | null, redirectUrl?: string }} params */
    async setActive({ session, redirectUrl }) {
      if (session === null) await signOutHere();
      else if (session !== undefined) await activate(typeof session === 'string' ? session : session.id);
      if (redirectUrl) await navigate(redirectUrl);
    },
    navigate,
    buildSignInUrl,
    buildSignUpUrl,
    buildUserProfileUrl,
    buildAfterSignInUrl: () => '/',
    buildAfterSignUpUrl: () => '/',
    buildAfterSignOutUrl: afterSignOutUrl,
    /** @param {string} to */
    buildUrlWithAuth: (to) => to,
    /** @param {RedirectOptions} [own] */
    redirectToSignIn: async (own) => browser.location?.assign(buildSignInUrl(own)),
    /** @param {RedirectOptions} [own] */
    redirectToSignUp: async (own) => browser.location?.assign(buildSignUpUrl(own)),
    redirectToUserProfile: async () => browser.location?.assign(buildUserProfileUrl()),
    redirectToAfterSignIn: () => navigate('/'),
    redirectToAfterSignUp: () => navigate('/'),
    redirectToAfterSignOut: () => navigate(afterSignOutUrl()),
    /** @param {RedirectOptions} [own] */
    openSignIn: (own) => browser.location?.assign(buildSignInUrl(own)),
    /** @param {RedirectOptions} [own] */
    openSignUp: (own) => browser.location?.assign(buildSignUpUrl(own)),
    openUserProfile: () => browser.location?.assign(buildUserProfileUrl()),
    __internal_updateProps: async () => undefined,
  };
}

/** Clerk loads the prebuilt components separately. @returns {{ [method: string]: () => void }} */
function withoutComponents() {
  const names = ['SignIn', 'SignUp', 'UserButton', 'UserProfile', 'UserAvatar', 'Waitlist', 'PricingTable'];
  const methods = names.flatMap((name) => [`mount${name}`, `unmount${name}`]);
  const closing = ['closeSignIn', 'closeSignUp', 'closeUserProfile', 'openGoogleOneTap', 'closeGoogleOneTap'];
  return Object.fromEntries([...methods, ...closing].map((method) => [method, () => undefined]));
}

/** @type {Browser} */
const browser = Object(globalThis);

/** @public imported by the web app, in the browser */
export default createClerk(browser, new URL(import.meta.url).origin);
