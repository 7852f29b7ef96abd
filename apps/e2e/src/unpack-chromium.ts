import chromium from '@sparticuz/chromium';

// A program of its own, because the package goes by its environment: it unpacks into the folder for temporary files, and
// brings the libraries that a bare machine lacks if it believes to be on Vercel.
chromium.setGraphicsMode = false;
await chromium.executablePath();
