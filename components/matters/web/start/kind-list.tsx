import { Icon } from '#platform/web/widgets/icon.tsx';
import type { StartableKind } from './kind-groups.ts';
import type { useStart } from './use-start.ts';
import './start.css';

interface KindListProps {
  readonly kinds: readonly StartableKind[];
  readonly starting: ReturnType<typeof useStart>;
  /** Names only, as on the home page. */
  readonly short?: boolean;
}

export function KindList({ kinds, starting, short = false }: KindListProps) {
  return (
    <ul className={short ? 'kinds short' : 'kinds'}>
      {kinds.map((kind) => (
        <li key={kind.code}>
          <button
            type="button"
            disabled={starting.starting !== undefined}
            aria-busy={starting.starting === kind.code}
            title={short ? kind.hint : undefined}
            onClick={() => starting.start(kind.code)}
          >
            <Icon name="document" />
            <span>
              <b>{kind.name}</b>
              {kind.hint && <small>{kind.hint}</small>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
