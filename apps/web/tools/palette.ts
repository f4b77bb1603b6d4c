/** A colour in daylight and in the dark. */
type Pair = readonly [light: string, dark: string];

/** Colours of the design system, by the value that it compiles to, and what each becomes in the dark. */
const SYSTEM: Readonly<Record<string, readonly [name: string, dark: string]>> = {
  '#1b1b1b': ['ink', '#e9ebee'],
  '#454545': ['ink-soft', '#c6cace'],
  '#3d4551': ['base-darker', '#c6cace'],
  '#565c65': ['base-dark', '#b5bac1'],
  '#71767a': ['base', '#a3a8ae'],
  '#757575': ['disabled', '#9a9fa5'],
  '#a9aeb1': ['base-light', '#5f656d'],
  '#c9c9c9': ['disabled-lighter', '#4a5058'],
  '#c6cace': ['base-line', '#4a5058'],
  '#dfe1e2': ['base-lighter', '#3a4049'],
  '#e6e6e6': ['gray', '#2d333b'],
  '#f0f0f0': ['base-lightest', '#22272e'],
  '#f9f9f9': ['gray-lightest', '#1c2128'],
  '#005ea2': ['primary', '#73b3e7'],
  '#0050d8': ['primary-vivid', '#8cbcff'],
  '#1a4480': ['primary-dark', '#a1d0f5'],
  '#162e51': ['primary-darker', '#cfe6fa'],
  '#d9e8f6': ['primary-lighter', '#16324c'],
  '#cfe8ff': ['selected', '#173957'],
  '#54278f': ['visited', '#c9aef2'],
  '#b50909': ['error-dark', '#ff9d97'],
  '#8b0a03': ['error-darker', '#ffb9b4'],
  '#d54309': ['error', '#ff9166'],
  '#d83933': ['secondary', '#ff8d87'],
  '#f4e3db': ['error-lighter', '#42241b'],
  '#faf3d1': ['warning-lighter', '#3b3212'],
  '#ecf3ec': ['success-lighter', '#17321f'],
  '#e7f6f8': ['info-lighter', '#12313a'],
};

/** Where the page lies on a tint instead of white, the system's own gray for hints would be too light by a shade. */
const DARKENED: Readonly<Record<string, string>> = { '#71767a': '#5e6368' };

/** Our own: where units are, and what the page itself is made of. */
const OWN: Readonly<Record<string, Pair>> = {
  paper: ['#ffffff', '#14181d'],
  'on-accent': ['#ffffff', '#0f1419'],
  canvas: ['#f5f7f9', '#0e1116'],
  masthead: ['#162e51', '#1b2a3f'],
  'on-masthead': ['#ffffff', '#f0f4f8'],
  'presented-bucket': ['#8d9297', '#8d9297'],
  'detained-bucket': ['#c47a00', '#e5a23c'],
  'seized-bucket': ['#a52a2a', '#e0685f'],
  'excluded-bucket': ['#7a4ba8', '#b18be0'],
  'released-bucket': ['#2e8540', '#5fbf72'],
  'forfeited-bucket': ['#4a3b32', '#b59d8f'],
  'exported-bucket': ['#0f7e95', '#4cb8cf'],
  'destroyed-bucket': ['#3d4551', '#7f8893'],
  'lost-bucket': ['#c2417c', '#ee84b1'],
};

/** Text in white lies on an accent, which is light in the dark; anything else in white is paper. */
const whiteOf = (property: string): string => (/^(color|fill|stroke)$/.test(property) ? 'on-accent' : 'paper');
const COLOUR = /#[0-9a-f]{3,6}\b|\bwhite\b/gi;

/** A compiled value with the colours of the design system replaced by custom properties. */
export function withCustomProperties(property: string, value: string): string {
  if (value.includes('url(')) return value;
  return value.replace(COLOUR, (found) => {
    const colour = found.toLowerCase();
    if (colour === 'white' || colour === '#fff' || colour === '#ffffff') return `var(--${whiteOf(property)})`;
    const known = SYSTEM[colour];
    return known ? `var(--${known[0]})` : found;
  });
}

/** Name and value of every custom property, in daylight or in the dark. */
export function palette(scheme: 'light' | 'dark'): [name: string, value: string][] {
  const at = scheme === 'light' ? 0 : 1;
  return [
    ...Object.entries(SYSTEM).map(([light, [name, dark]]): [string, string] => [
      `--${name}`,
      scheme === 'light' ? (DARKENED[light] ?? light) : dark,
    ]),
    ...Object.entries(OWN).map(([name, pair]): [string, string] => [`--${name}`, pair[at]]),
  ];
}
