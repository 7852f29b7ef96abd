import { changeEmails, changePhones } from './contact-points.ts';
import type { ClerkUser } from './user.ts';
import type { UserParams } from './user-params.ts';

/** A user with changes applied. The version strictly increases, even for two changes in one millisecond. */
export function changeUser(user: ClerkUser, params: UserParams, now: number): ClerkUser {
  const emails = changeEmails({ list: user.email_addresses, primaryId: user.primary_email_address_id }, params, now);
  const phones = changePhones({ list: user.phone_numbers, primaryId: user.primary_phone_number_id }, params, now);
  return {
    ...user,
    username: given(params.username, user.username),
    first_name: given(params.firstName, user.first_name),
    last_name: given(params.lastName, user.last_name),
    image_url: given(params.imageUrl, user.image_url),
    has_image: params.imageUrl === undefined ? user.has_image : true,
    external_id: given(params.externalId, user.external_id),
    public_metadata: given(params.publicMetadata, user.public_metadata),
    private_metadata: given(params.privateMetadata, user.private_metadata),
    unsafe_metadata: given(params.unsafeMetadata, user.unsafe_metadata),
    banned: given(params.banned, user.banned),
    deprovisioned: given(params.deprovisioned, user.deprovisioned),
    locked: given(params.locked, user.locked),
    lockout_expires_in_seconds: given(params.locked, user.locked) ? 3600 : null,
    last_sign_in_at: given(params.lastSignInAt, user.last_sign_in_at),
    last_active_at: given(params.lastSignInAt, user.last_active_at),
    email_addresses: emails.list,
    primary_email_address_id: emails.primaryId,
    phone_numbers: phones.list,
    primary_phone_number_id: phones.primaryId,
    updated_at: Math.max(now, user.updated_at + 1),
  };
}

function given<T>(value: T | undefined, otherwise: T): T {
  return value === undefined ? otherwise : value;
}

export function blankUser(id: string, imageUrl: string, now: number): ClerkUser {
  return {
    id,
    object: 'user',
    username: null,
    first_name: null,
    last_name: null,
    locale: null,
    timezone: null,
    image_url: imageUrl,
    has_image: false,
    primary_email_address_id: null,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: false,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    email_addresses: [],
    phone_numbers: [],
    web3_wallets: [],
    passkeys: [],
    organization_memberships: null,
    external_accounts: [],
    saml_accounts: [],
    enterprise_accounts: [],
    password_last_updated_at: null,
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    external_id: null,
    last_sign_in_at: null,
    banned: false,
    locked: false,
    deprovisioned: false,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    created_at: now,
    // changeUser() sets it to `now`.
    updated_at: now - 1,
    last_active_at: null,
    delete_self_enabled: true,
    create_organization_enabled: true,
    create_organizations_limit: null,
    legal_accepted_at: null,
    mfa_enabled_at: null,
    mfa_disabled_at: null,
  };
}
