import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';

interface PanelProps {
  readonly title: ReactNode;
  /** A few words beside the title: `2 条要回执`. */
  readonly aside?: ReactNode;
  readonly more?: { readonly to: string; readonly words: string };
  readonly children: ReactNode;
}

/** A white panel with a head line: title, aside, way to the rest. Its content brings its own padding. */
export function Panel({ title, aside, more, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside && <span className="tertiary small one-line">{aside}</span>}
        {more && (
          <Link className="more" to={more.to}>
            {more.words}
          </Link>
        )}
      </header>
      {children}
    </section>
  );
}
