import type { ComponentWeb } from '#platform/web/shell/component-web.ts';

export const web: ComponentWeb = { pages: [] };
