/**
 * The oldest browsers in which the site works as designed, by the names of MDN's browser-compat-data. A test holds the built files
 * against it: tests/engines/floor.test.ts.
 */
export const browserFloor = { chrome: "111", firefox: "115", safari: "16.4", safari_ios: "16.4" } as const;

/**
 * What the style sheets are written for at build, as Vite's `cssTarget` has it. `light-dark()` and nesting are lowered for them;
 * Safari's version is one earlier than the floor, since its media queries without ranges (`max-width`) let still older browsers read
 * the pages in the right shape.
 */
export const cssTargets = ["chrome111", "firefox115", "safari15.4", "ios15.4"] as const;
