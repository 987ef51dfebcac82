import type { ReactNode } from 'react';
import { useTextSize } from '#platform/web/design/text-size.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import './entrance.css';

interface EntranceProps {
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The page before somebody is signed in: who we are at the left, what to do at the right and first by keyboard. */
export function Entrance({ aside, children }: EntranceProps) {
  const text = useTextSize();
  const other = text.size === 'large' ? 'normal' : 'large';
  return (
    <div className="entrance">
      <main className="entrance-form">
        <div className="inner">{children}</div>
      </main>
      <section className="who-we-are" aria-label="系统说明">
        <p className="name">政务办公云</p>
        <p className="kind">办公系统</p>
        <div className="rule" />
        <div className="note warning">
          <Icon name="shield" />
          <div>
            <b>本系统运行在政务外网。</b>不得起草、传送、存放国家秘密；涉密文件请走机要渠道。
          </div>
        </div>
        {aside}
      </section>
      <footer>
        <span>政务办公云</span>
        <span>您正在用的浏览器可以正常办公，不用装插件。</span>
        <button type="button" className="plain-button" onClick={() => text.choose(other)}>
          {other === 'large' ? '大字版' : '普通字版'}
        </button>
      </footer>
    </div>
  );
}
