import { Alert, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { TextLink } from '../../shell/links.tsx';

interface NotForSaleProps {
  title: string;
  text: string;
  /** For the organizer, who can do something about it. */
  toPayouts?: boolean;
}

export function NotForSale({ title, text, toPayouts = false }: NotForSaleProps) {
  return (
    <Alert role="status" color="gray" icon={<Info aria-hidden />} title={title}>
      <Text size="sm">{text}</Text>
      {toPayouts && (
        <TextLink to="/payouts" size="sm" underline="always">
          See what Stripe asks for under Payouts
        </TextLink>
      )}
    </Alert>
  );
}
