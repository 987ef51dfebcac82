import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import type { WebRegistryRow } from './component-web.ts';
import { useRegistry } from './registry-context.ts';

/**
 * A piece of screen that one component lends to others (the form on paper, the body of a document). Tokens stand in
 * `components/<id>/web/parts.ts`, the only web file other components may import; the code arrives with its own chunk.
 */
export interface WebPartToken<Props> {
  readonly component: string;
  readonly id: string;
  /** Never present at run time; carries the type. */
  readonly props?: Props;
}

export const webPart = <Props,>(component: string, id: string): WebPartToken<Props> => ({ component, id });

const loaded = new Map<string, ComponentType<object>>();

function partOf(row: WebRegistryRow, id: string): ComponentType<object> {
  const key = `${row.id}/${id}`;
  const known = loaded.get(key);
  if (known) return known;
  const part = lazy(async () => {
    const { web } = await row.load();
    const found = web.parts?.[id];
    return { default: (found ?? Nothing) as ComponentType<object> }; // reason: the token carries the props of the part under its id
  });
  loaded.set(key, part);
  return part;
}

const Nothing = (): ReactNode => null;

/** Shows a part; nothing where the component does not have it, `waiting` while its chunk loads. */
export function Part<Props extends object>({
  token,
  props,
  waiting,
}: {
  readonly token: WebPartToken<Props>;
  readonly props: Props;
  readonly waiting?: ReactNode;
}): ReactNode {
  const row = useRegistry().find((one) => one.id === token.component);
  if (!row) return null;
  const Shown = partOf(row, token.id);
  return (
    <Suspense fallback={waiting ?? null}>
      <Shown {...props} />
    </Suspense>
  );
}
