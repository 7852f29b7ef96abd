import { z } from 'zod';
import type { UserParams } from '../user-params.ts';

const text = z.string().max(256).nullish();
const metadata = z.record(z.string(), z.unknown()).optional();

// Clerk accepts these too; the sandbox ignores them.
const without = {
  password: text,
  locale: text,
  skip_password_checks: z.boolean().optional(),
  skip_password_requirement: z.boolean().optional(),
  skip_legal_checks: z.boolean().optional(),
  delete_self_enabled: z.boolean().optional(),
  create_organization_enabled: z.boolean().optional(),
  legal_accepted_at: text,
};

const profile = {
  username: text,
  first_name: text,
  last_name: text,
  external_id: text,
  public_metadata: metadata,
  private_metadata: metadata,
  unsafe_metadata: metadata,
  ...without,
};

export const newUserBody = z.strictObject({
  ...profile,
  email_address: z.array(z.email()).optional(),
  phone_number: z.array(z.e164()).optional(),
  created_at: z.iso.datetime({ offset: true }).optional(),
});

export const userBody = z.strictObject({
  ...profile,
  primary_email_address_id: z.string().optional(),
  primary_phone_number_id: z.string().optional(),
});

export const emailBody = z.strictObject({ email_address: z.email() });

export function profileParams(body: Omit<z.infer<typeof userBody>, `primary_${string}`>): UserParams {
  return {
    ...(body.username !== undefined && { username: body.username }),
    ...(body.first_name !== undefined && { firstName: body.first_name }),
    ...(body.last_name !== undefined && { lastName: body.last_name }),
    ...(body.external_id !== undefined && { externalId: body.external_id }),
    ...(body.public_metadata && { publicMetadata: body.public_metadata }),
    ...(body.private_metadata && { privateMetadata: body.private_metadata }),
    ...(body.unsafe_metadata && { unsafeMetadata: body.unsafe_metadata }),
  };
}
