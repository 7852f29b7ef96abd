import { Alert, Button, Stack } from '@mantine/core';
import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createDetector } from './detector.ts';
import classes from './door.module.css';
import { readCodes } from './read-codes.ts';

interface ScannerProps {
  onCode(code: string): void;
  onStop(): void;
}

/** What the camera sees, until it is stopped. Each code is told once, for as long as it stays in sight. */
export function Scanner({ onCode, onStop }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const ended = new AbortController();
    const seen = video.current;
    if (seen) scan(seen, onCode, ended.signal).catch((error: unknown) => setProblem(problemOf(error)));
    return () => ended.abort();
  }, [onCode]);
  return (
    <Stack gap="sm">
      {problem === undefined ? (
        <video ref={video} className={classes.camera} aria-label="Camera" muted playsInline />
      ) : (
        <Alert role="alert" color="red" icon={<CameraOff aria-hidden />} title={problem}>
          Type the codes below meanwhile.
        </Alert>
      )}
      <Button variant="default" onClick={onStop}>
        Stop the camera
      </Button>
    </Stack>
  );
}

async function scan(video: HTMLVideoElement, onCode: (code: string) => void, ended: AbortSignal): Promise<void> {
  const detector = createDetector();
  // Not there where the page does not come over HTTPS.
  if (!navigator.mediaDevices) throw new DOMException('No camera without HTTPS', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  ended.addEventListener('abort', stop);
  if (ended.aborted) return stop();
  video.srcObject = stream;
  // Rejected when it is taken off the page before it plays.
  await video.play().catch(() => {});
  const { detect } = await detector;
  await readCodes({ look: () => detect(video), onCode, now: () => performance.now(), ended });
}

function problemOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'The camera is blocked. Allow it for this page in your browser.';
  if (name === 'NotFoundError') return 'There is no camera that this page can use.';
  return 'The camera cannot be used right now. Another app may be using it.';
}
