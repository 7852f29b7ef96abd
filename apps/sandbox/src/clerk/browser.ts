/** The browser globals that the stand-in for clerk-js uses. */
export interface Browser {
  document?: { cookie: string };
  location?: { href: string; assign(url: string): void };
  history: { state: unknown; replaceState(state: unknown, unused: string, url: string): void };
  localStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  fetch: typeof fetch;
  addEventListener(type: 'storage', listener: (event: { key: string | null }) => void): void;
}

export interface LoadOptions {
  routerPush?: (to: string) => unknown;
  afterSignOutUrl?: string | null;
  signInForceRedirectUrl?: string | null;
  signInFallbackRedirectUrl?: string | null;
  signUpForceRedirectUrl?: string | null;
  signUpFallbackRedirectUrl?: string | null;
}

export interface RedirectOptions extends LoadOptions {
  redirectUrl?: string | null;
  forceRedirectUrl?: string | null;
  fallbackRedirectUrl?: string | null;
}

export interface Claims {
  sub: string;
  sid: string;
  exp: number;
  fva: [number, number];
  [claim: string]: unknown;
}

/** The response of `GET /v1/client/sessions/:id`. */
export interface ClientSession {
  session: { id: string; status: string; created_at: number; updated_at: number };
  user: {
    id: string;
    username: string | null;
    first_name: string | null;
    last_name: string | null;
    image_url: string;
    has_image: boolean;
    external_id: string | null;
    primary_email_address_id: string | null;
    primary_phone_number_id: string | null;
    email_addresses: { id: string; email_address: string }[];
    phone_numbers: { id: string; phone_number: string }[];
    public_metadata: { [key: string]: unknown };
    unsafe_metadata: { [key: string]: unknown };
    created_at: number;
    updated_at: number;
    last_sign_in_at: number | null;
  };
  jwt: string;
}
