/** It is asked for in a way that leads nowhere but to the public internet, or what came is no picture. Says why. */
export class PictureRefused extends Error {
  override name = 'PictureRefused';
}
