import { crc32 } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** How much of a pixel is covered, from how far its middle is inside: what makes edges smooth. */
const cover = (inside: number) => Math.min(1, Math.max(0, inside + 0.5));

/** As `Math.hypot`, which is slow: it is asked for in every pixel, of every light. */
const distance = (x: number, y: number) => Math.sqrt(x * x + y * y);

/** Hills or a town under a sky with lights, another for each name: the colour of each place. */
export function landscape(name: string, width: number, height: number): (x: number, y: number) => Colour {
  const random = numbers(crc32(name));
  const hue = random() * 360;
  const isTown = random() < 0.5;
  const [above, below] = [colour(hue, 0.6, 0.2), colour(hue + 50, 0.7, 0.62)];
  const glow = colour(hue + 70, 0.95, 0.82);
  const sun = { x: width * (0.25 + random() / 2), y: height * (0.3 + random() / 4), radius: height * 0.15 };
  const lights = Array.from({ length: 20 }, () => ({
    x: random() * width,
    y: random() * height * 0.7,
    radius: 3 + random() ** 3 * height * 0.1,
    strength: 0.12 + random() * 0.3,
  }));
  const layers = [0, 1, 2].map((layer) => ({
    edge: (isTown ? roofs : hills)(random, height * (0.62 + layer * 0.13), height * 0.11),
    colour: colour(hue + 15 - layer * 12, 0.55, 0.36 - layer * 0.1),
  }));

  return (x, y) => {
    const away = distance(x - sun.x, y - sun.y);
    let seen = mix(above, below, y / height);
    seen = mix(seen, glow, Math.max(0.5 * Math.exp(-away / (height * 0.35)), 0.9 * cover(sun.radius - away)));
    for (const light of lights) {
      const covered = cover(light.radius - distance(x - light.x, y - light.y));
      if (covered > 0) seen = mix(seen, glow, light.strength * covered);
    }
    for (const layer of layers) seen = mix(seen, layer.colour, cover(y - layer.edge(x)));
    return seen;
  };
}

type Edge = (random: () => number, base: number, rise: number) => (x: number) => number;

const hills: Edge = (random, base, rise) => {
  const [far, near, start] = [150 + random() * 90, 40 + random() * 30, random() * 100];
  return (x) => base + rise * (0.8 * Math.sin((x + start) / far) + 0.25 * Math.sin((x - start) / near));
};

const roofs: Edge = (random, base, rise) => {
  const heights = Array.from({ length: 40 }, () => base + rise * (1 - 2 * random()));
  const breadth = 26 + random() * 30;
  return (x) => heights[Math.floor(x / breadth) % heights.length] ?? base;
};

function mix(one: Colour, other: Colour, share: number): Colour {
  const at = (index: 0 | 1 | 2) => one[index] + (other[index] - one[index]) * share;
  return [at(0), at(1), at(2)];
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function colour(hue: number, saturation: number, lightness: number): Colour {
  const strength = saturation * Math.min(lightness, 1 - lightness);
  const at = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    return 255 * (lightness - strength * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return [at(0), at(8), at(4)];
}

/** From 0 to 1, the same ones for the same seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
