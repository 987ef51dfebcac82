/** The web build as `npm start` does it: nothing when the sources are those of the last build. */
import { buildWebIfChanged } from '#apps/server/build-web.ts';

await buildWebIfChanged((line) => console.log(line));
