import { expect, test } from 'vitest';
import { createDetector } from './detector.ts';

function own(formats: () => Promise<string[]>) {
  return class {
    static getSupportedFormats = formats;
    detect = async () => [{ rawValue: 'by the browser' }];
  };
}

const video = {} as HTMLVideoElement;

test('the browser’s own detector is used where it knows QR codes', async () => {
  const { detect } = await createDetector(own(async () => ['ean_13', 'qr_code']));
  expect(await detect(video)).toBe('by the browser');
});

test.each([
  ['there is none', undefined],
  ['it knows no QR codes', own(async () => ['ean_13'])],
  ['it does not work', own(() => Promise.reject(new Error('no service')))],
])('where %s, ours is, and a frame that cannot be read is no code', async (_, detector) => {
  const { detect } = await createDetector(detector);
  expect(await detect(video)).toBeUndefined();
});
