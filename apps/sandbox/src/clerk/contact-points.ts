import { randomId } from '../random-id.ts';
import type { ClerkEmailAddress, ClerkPhoneNumber, Verification } from './user.ts';
import type { EmailAddressParams, PhoneNumberParams, UserParams } from './user-params.ts';

interface Contacts<T> {
  list: T[];
  primaryId: string | null;
}

export function changeEmails(before: Contacts<ClerkEmailAddress>, params: UserParams, now: number) {
  const make = (entry: string | EmailAddressParams) => emailAddress(before.list, entry, now);
  return change(before, params.emailAddress, params.emailAddresses, params.primaryEmailAddressId, make);
}

export function changePhones(before: Contacts<ClerkPhoneNumber>, params: UserParams, now: number) {
  const make = (entry: string | PhoneNumberParams) => phoneNumber(before.list, entry, now);
  return change(before, params.phoneNumber, params.phoneNumbers, params.primaryPhoneNumberId, make);
}

function change<T extends { id: string }, P>(
  before: Contacts<T>,
  single: string | null | undefined,
  whole: (string | P)[] | undefined,
  primaryId: string | null | undefined,
  make: (entry: string | P) => T,
): Contacts<T> {
  let { list, primaryId: primary } = before;
  if (whole !== undefined) {
    list = whole.map(make);
    if (!list.some(({ id }) => id === primary)) primary = list[0]?.id ?? null;
  }
  if (single === null) {
    list = [];
    primary = null;
  } else if (single !== undefined) {
    const entry = make(single);
    list = [...list.filter(({ id }) => id !== primary && id !== entry.id), entry];
    primary = entry.id;
  }
  return { list, primaryId: primaryId === undefined ? primary : primaryId };
}

function emailAddress(known: ClerkEmailAddress[], entry: string | EmailAddressParams, now: number): ClerkEmailAddress {
  const { id, emailAddress: address, verified = true } = typeof entry === 'string' ? { emailAddress: entry } : entry;
  const same = known.find((other) => other.email_address === address);
  return {
    id: id ?? same?.id ?? randomId('idn'),
    object: 'email_address',
    email_address: address,
    reserved: false,
    verification: verified ? verification() : null,
    linked_to: [],
    matches_sso_connection: false,
    created_at: same?.created_at ?? now,
    updated_at: now,
  };
}

function phoneNumber(known: ClerkPhoneNumber[], entry: string | PhoneNumberParams, now: number): ClerkPhoneNumber {
  const { id, phoneNumber: number, verified = true } = typeof entry === 'string' ? { phoneNumber: entry } : entry;
  const same = known.find((other) => other.phone_number === number);
  return {
    id: id ?? same?.id ?? randomId('idn'),
    object: 'phone_number',
    phone_number: number,
    reserved: false,
    reserved_for_second_factor: false,
    default_second_factor: false,
    verification: verified ? verification() : null,
    linked_to: [],
    backup_codes: [],
    created_at: same?.created_at ?? now,
    updated_at: now,
  };
}

function verification(): Verification {
  return {
    object: 'verification_admin',
    status: 'verified',
    strategy: 'admin',
    attempts: null,
    expire_at: null,
  };
}
