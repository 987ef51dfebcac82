import type { VersionLine } from '@gov/base/drafts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { When } from '../chips.tsx';
import { EmptyState, ListStates } from '../list-states.tsx';
import './designer-frame.css';

interface VersionListProps {
  readonly query: UseQueryResult<{ readonly versions: readonly VersionLine[] }, CallError>;
  /** One line: `name` says which version it is, by whom and when. */
  readonly children: (version: VersionLine, name: ReactNode) => ReactNode;
}

/** Published versions, the newest first. */
export const VersionList = ({ query, children }: VersionListProps): ReactNode => (
  <ListStates
    query={query}
    empty={({ versions }) =>
      versions.length === 0 && <EmptyState sentence="还没有发布过。" detail="发布以后，每一版都留在这里。" />
    }
  >
    {({ versions }) => (
      <ul className="version-list">
        {versions.map((one) => (
          <li key={one.number}>{children(one, <VersionName version={one} />)}</li>
        ))}
      </ul>
    )}
  </ListStates>
);

const VersionName = ({ version }: { readonly version: VersionLine }): ReactNode => (
  <>
    <b>
      第 {version.number} 版{version.current && '（现在用的）'}
    </b>
    <span className="tertiary small">
      <When instant={version.publishedAt} /> {publisher(version)}
    </span>
  </>
);

const publisher = ({ shipped, publishedBy }: VersionLine): string =>
  shipped ? '随产品带来' : publishedBy ? `${publishedBy}发布` : '';
