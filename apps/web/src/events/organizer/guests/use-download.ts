import { useMutation } from '@tanstack/react-query';
import { useTRPCClient } from '../../../api/trpc.ts';
import type { Event } from '../../event.ts';

/** All guests as a file. The pages are asked one after another, the largest that there are. */
export function useDownload({ id: eventId, title }: Event) {
  const client = useTRPCClient();
  const { mutate, isPending, error } = useMutation({
    async mutationFn() {
      const [{ guestsCsv }, { saveFile }] = await Promise.all([
        import('./guests-csv.ts'),
        import('../../../files/save-file.ts'),
      ]);
      const guests = [];
      let after: string | null | undefined;
      do {
        const page = await client.tickets.guests.query({ eventId, limit: 100, ...(after && { after }) });
        guests.push(...page.guests);
        after = page.next;
      } while (after);
      saveFile({ name: `${title} guests.csv`, type: 'text/csv', text: guestsCsv(guests) });
    },
  });
  return { download: () => mutate(), isDownloading: isPending, error };
}
