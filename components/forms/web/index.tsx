import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { FormPaper } from './render/form-paper.tsx';

export const web: ComponentWeb = { pages: [], parts: { paper: FormPaper } };
