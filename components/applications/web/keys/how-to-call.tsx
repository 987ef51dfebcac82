import { Link } from 'react-router';
import { Panel } from '#platform/web/widgets/panel.tsx';

/** What the other side's programmer needs first: one call that works, and where the rest stands. */
export function HowToCall({ applicationId }: { readonly applicationId: string | undefined }) {
  const { origin } = window.location;
  const address = `${origin}/api/applications/${applicationId ?? '应用编号'}`;
  return (
    <Panel title="给对方的技术人员">
      <div className="how-to-call">
        <p>密钥放在请求头里。先看一个应用要填什么：</p>
        <pre>{`curl -H "Authorization: Bearer $GOV_OFFICE_KEY" \\\n  ${address}/schema`}</pre>
        <p>再发起一件，每件一个不重复的编号。这样存成本人的草稿，填全了把 submit 写成 true 就送出：</p>
        <pre>
          {`curl -X POST -H "Authorization: Bearer $GOV_OFFICE_KEY" \\\n  -H "Content-Type: application/json" -H "Idempotency-Key: 2026-0001" \\\n  -d '{"values":{},"submit":false}' \\\n  ${address}/matters`}
        </pre>
        <p>
          全部接口：<Link to={`/help?manual=${encodeURIComponent('接口说明')}`}>接口说明</Link>；给程序读的：
          <a href="/api/openapi-keys.json" target="_blank" rel="noreferrer">
            OpenAPI 文件
          </a>
          。
        </p>
      </div>
    </Panel>
  );
}
