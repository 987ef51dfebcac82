import { Link } from 'react-router';
import { spanWords, todayInChina } from '#platform/web/text/days.ts';
import type { SectionNode } from '../../contract.ts';

interface SectionTreeProps {
  readonly sections: readonly SectionNode[];
  readonly chosen: string | undefined;
}

/** Nested lists of links: every reader and keyboard knows how to walk them. */
export function SectionTree({ sections, chosen }: SectionTreeProps) {
  const known = new Set(sections.map((section) => section.id));
  const tops = sections.filter((section) => section.parentId === undefined || !known.has(section.parentId));
  return (
    <nav className="section-tree" aria-label="科室">
      <Level nodes={tops} sections={sections} chosen={chosen} />
    </nav>
  );
}

interface LevelProps extends SectionTreeProps {
  readonly nodes: readonly SectionNode[];
}

const Level = ({ nodes, sections, chosen }: LevelProps) => (
  <ul>
    {nodes.map((node) => {
      const below = sections.filter((section) => section.parentId === node.id);
      return (
        <li key={node.id}>
          <Link to={`/organisation/sections/${node.id}`} aria-current={node.id === chosen ? 'page' : undefined}>
            <span className="one-line">{node.name}</span>
            {node.from > todayInChina() && <span className="chip neutral">{spanWords(node)}</span>}
            <span className="count tertiary small no-wrap">{node.peopleBelow} 人</span>
          </Link>
          {below.length > 0 && <Level nodes={below} sections={sections} chosen={chosen} />}
        </li>
      );
    })}
  </ul>
);
