/** A file name as a header carries it, cut to what the server reads. Cut by characters: half of a rare one cannot be written. */
export const fileNameHeader = (name: string): string =>
  encodeURIComponent(
    [...name]
      .slice(0, 200)
      .join('')
      .replace(/\p{Surrogate}/gu, '\u{fffd}'),
  );
