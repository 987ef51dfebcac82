import { start } from '#platform/web/shell/start.tsx';
import { registry } from './registry.generated.ts';

start(registry, async () => (await import('./manuals.ts')).manuals);
