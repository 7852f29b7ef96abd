import type { Metadata } from './user.ts';

/** What can be set on a user. A key left out keeps what is there; null clears it. */
export interface UserParams {
  /** The one primary address: replaces the primary one there is. */
  emailAddress?: string | null;
  /** The whole list, in this order; what is primary stays so if it is still listed, else the first becomes it. */
  emailAddresses?: (string | EmailAddressParams)[];
  /** Stored as it is: it may name an address that is not in the list, as happens at Clerk. */
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
  /** What Directory Sync does: nothing in the Backend API sets it. */
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
