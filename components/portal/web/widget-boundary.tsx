import { Component, type ReactNode } from 'react';

interface Props {
  readonly words: string;
  readonly children: ReactNode;
}

/** One broken widget is one sentence on the home page, never a broken home page. */
export class WidgetBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <section className="panel list-state" role="alert">
        <p className="strong">“{this.props.words}”暂时没有显示出来。</p>
        <p className="secondary">其他内容不受影响，刷新首页可以再试。</p>
      </section>
    );
  }
}
