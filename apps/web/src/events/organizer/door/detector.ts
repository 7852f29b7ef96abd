interface Detector {
  detect(video: HTMLVideoElement): Promise<string | undefined>;
}

interface Barcodes {
  detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface BarcodesClass {
  new (options: { formats: ['qr_code'] }): Barcodes;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The browser's own detector of QR codes where there is one, and one of ours, which is loaded only then. */
export async function createDetector(
  own: BarcodesClass | undefined = (globalThis as { BarcodeDetector?: BarcodesClass }).BarcodeDetector,
): Promise<Detector> {
  const known = own === undefined ? [] : await own.getSupportedFormats().catch(() => []);
  const Barcodes: BarcodesClass =
    own && known.includes('qr_code') ? own : (await import('qr/decode.js')).BarcodeDetector;
  const barcodes = new Barcodes({ formats: ['qr_code'] });
  return {
    async detect(video) {
      // A frame that cannot be read is followed by another.
      const [found] = await barcodes.detect(video).catch(() => []);
      return found?.rawValue;
    },
  };
}
