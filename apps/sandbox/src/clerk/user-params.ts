import type { Metadata } from './user.ts';

/** Settable fields of a user. An omitted key keeps the value; null clears it. */
export interface UserParams {
  /** Replaces the primary address. */
  emailAddress?: string | null;
  /** The whole list, in this order; the primary address stays primary if still listed, otherwise the first becomes primary. */
  emailAddresses?: (string | EmailAddressParams)[];
  /** Stored unchecked: it may name an address that is not in the list, as happens at Clerk. */
  primaryEmailAddressId?: string | null;
  phoneNumber?: string | null;
  phoneNumbers?: (string | PhoneNumberParams)[];
  primaryPhoneNumberId?: string | null;
  username?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  imageUrl?: string;
  externalId?: string | null;
  publicMetadata?: Metadata;
  privateMetadata?: Metadata;
  unsafeMetadata?: Metadata;
  banned?: boolean;
  /** Set by Directory Sync; the Backend API cannot set it. */
  deprovisioned?: boolean;
  locked?: boolean;
  lastSignInAt?: number | null;
}

export interface EmailAddressParams {
  id?: string;
  emailAddress: string;
  verified?: boolean;
}

export interface PhoneNumberParams {
  id?: string;
  phoneNumber: string;
  verified?: boolean;
}

export interface NewUserParams extends UserParams {
  id?: string;
  createdAt?: number;
}
