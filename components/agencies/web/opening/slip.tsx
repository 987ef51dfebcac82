import { fullDateWords, timeWords } from '#platform/web/text/dates.ts';
import type { FirstCode } from '../../contract.ts';
import { dutyTitles } from '../../rules/duty-titles.ts';

interface SlipProps {
  readonly slip: FirstCode;
  readonly agencyName: string;
  /** What to open in the browser. */
  readonly address: string;
}

/** 交接单: what one of the three needs to come in for the first time, and nothing else. */
export const Slip = ({ slip, agencyName, address }: SlipProps) => (
  <section className="account-slip" aria-label={`${slip.name}的交接单`}>
    <h3>账号交接单</h3>
    <dl>
      <dt>单位</dt>
      <dd>{agencyName}</dd>
      <dt>账号</dt>
      <dd>
        {dutyTitles[slip.duty]} {slip.name}
      </dd>
      <dt>打开</dt>
      <dd className="slip-address">{address}</dd>
      <dt>一次性码</dt>
      <dd className="slip-code" data-code={slip.code}>
        {slip.code}
      </dd>
      <dt>有效期至</dt>
      <dd>
        {fullDateWords(slip.expiresAt)} {timeWords(slip.expiresAt)}，只能用一次
      </dd>
    </dl>
    <ol>
      <li>用浏览器打开上面的网址，输入一次性码，核对显示的单位和姓名是您本人。</li>
      <li>自己起用户名、设密码。密码只有您自己知道，不要告诉任何人。</li>
      <li>如果提示码不对或已经用过，而您没有用过，请马上告诉给您这张单子的人和本单位另外两位管理员。</li>
    </ol>
  </section>
);
