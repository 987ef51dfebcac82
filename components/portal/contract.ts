import { defineRoutes } from '@gov/base/component';

/** The portal home needs no server part of its own: it shows what other components' widgets fetch. */
export const routes = defineRoutes({});
