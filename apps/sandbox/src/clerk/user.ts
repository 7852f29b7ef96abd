/** A user as Clerk sends it, in events and from the Backend API alike. */
export interface ClerkUser {
  id: string;
  object: 'user';
  username: string | null;
  first_name: string | null;
  last_name: string | null;
  locale: string | null;
  timezone: string | null;
  image_url: string;
  has_image: boolean;
  primary_email_address_id: string | null;
  primary_phone_number_id: string | null;
  primary_web3_wallet_id: string | null;
  password_enabled: boolean;
  two_factor_enabled: boolean;
  totp_enabled: boolean;
  backup_code_enabled: boolean;
  email_addresses: ClerkEmailAddress[];
  phone_numbers: ClerkPhoneNumber[];
  web3_wallets: [];
  passkeys: [];
  organization_memberships: null;
  external_accounts: [];
  saml_accounts: [];
  enterprise_accounts: [];
  password_last_updated_at: number | null;
  public_metadata: Metadata;
  private_metadata: Metadata;
  unsafe_metadata: Metadata;
  external_id: string | null;
  last_sign_in_at: number | null;
  banned: boolean;
  locked: boolean;
  deprovisioned: boolean;
  lockout_expires_in_seconds: number | null;
  verification_attempts_remaining: number | null;
  created_at: number;
  updated_at: number;
  last_active_at: number | null;
  delete_self_enabled: boolean;
  create_organization_enabled: boolean;
  create_organizations_limit: number | null;
  legal_accepted_at: number | null;
  mfa_enabled_at: number | null;
  mfa_disabled_at: number | null;
}

export type Metadata = { [key: string]: unknown };

export interface Verification {
  object: 'verification_admin';
  status: 'verified';
  strategy: 'admin';
  attempts: null;
  expire_at: null;
}

export interface ClerkEmailAddress {
  id: string;
  object: 'email_address';
  email_address: string;
  reserved: boolean;
  verification: Verification | null;
  linked_to: [];
  matches_sso_connection: boolean;
  created_at: number;
  updated_at: number;
}

export interface ClerkPhoneNumber {
  id: string;
  object: 'phone_number';
  phone_number: string;
  reserved: boolean;
  reserved_for_second_factor: boolean;
  default_second_factor: boolean;
  verification: Verification | null;
  linked_to: [];
  backup_codes: [];
  created_at: number;
  updated_at: number;
}

export interface ClerkDeletedUser {
  id: string;
  object: 'user';
  deleted: true;
  external_id?: string;
}

/** The primary address, if it is in the list. */
export function primaryEmail(user: ClerkUser): string | null {
  return user.email_addresses.find(({ id }) => id === user.primary_email_address_id)?.email_address ?? null;
}

/** The name that pages show. */
export function displayName(user: ClerkUser): string {
  const full = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return full || (user.username ?? primaryEmail(user) ?? user.phone_numbers[0]?.phone_number ?? user.id);
}
