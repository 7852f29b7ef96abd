import { SimpleGrid, Text, ThemeIcon, Title } from '@mantine/core';
import { CalendarPlus, IdCard, Landmark } from 'lucide-react';

const steps = [
  { icon: IdCard, title: 'Tell Stripe who you are', text: 'On Stripe’s own pages. It takes a few minutes, once.' },
  { icon: CalendarPlus, title: 'Publish a paid event', text: 'As soon as Stripe lets you receive payments.' },
  { icon: Landmark, title: 'Be paid out', text: 'Stripe sends what you earn to your bank account.' },
];

/** What is to come, for whoever has no account yet. */
export function StepsCard() {
  return (
    <SimpleGrid
      component="ol"
      cols={{ base: 1, sm: 3 }}
      spacing="lg"
      m={0}
      px="xs"
      py={0}
      style={{ listStyle: 'none' }}
    >
      {steps.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <ThemeIcon variant="light" size={40} radius="md" mb="sm">
            <Icon size={20} aria-hidden />
          </ThemeIcon>
          <Title order={3} size="h5" mb={4}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </li>
      ))}
    </SimpleGrid>
  );
}
