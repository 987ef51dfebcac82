/** Entry of `@gov/base`: the few words every other package speaks. */
export * from './brand.ts';
export * from './byte-range.ts';
export * from './clean-name.ts';
export * from './cursor.ts';
export * from './decimal.ts';
export * from './hidden-signs.ts';
export * from './json.ts';
export * from './official-calendar.ts';
export * from './ports.ts';
export * from './result.ts';
export * from './table-text.ts';
export * from './work-calendar.ts';
