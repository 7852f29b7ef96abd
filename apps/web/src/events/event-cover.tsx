import { useState } from 'react';
import type { Event } from './event.ts';
import hue from './hue.module.css';

interface EventCoverProps {
  event: Event;
  /** Says how high it is: the picture takes no place of its own, and nothing moves when it comes. */
  className: string | undefined;
}

/** An event's colour and, over it, its picture. The API serves it, so that its host learns nothing of who looks. */
export function EventCover({ event: { id, pictureUrl, updatedAt }, className }: EventCoverProps) {
  const source = `/pictures/${id}?v=${Date.parse(updatedAt)}`;
  const [missing, setMissing] = useState('');
  return (
    <div className={`${className} ${hue.cover}`}>
      {pictureUrl !== null && missing !== source && (
        <img className={hue.picture} src={source} alt="" decoding="async" onError={() => setMissing(source)} />
      )}
    </div>
  );
}
