/**
 * The demo accounts offered on the sign-in page while demo data exists. The password is no secret: such a
 * server listens on loopback only. The demo city makes exactly these accounts.
 */
export const demoPassword = 'demo-2026-city';

export const demoAccountWords: readonly {
  readonly signInName: string;
  readonly password: string;
  readonly who: string;
}[] = [
  { signInName: 'liusiyuan', password: demoPassword, who: '刘思远 · 江州市住建局 建管科 科员（拟稿）' },
  { signInName: 'chenguodong', password: demoPassword, who: '陈国栋 · 江州市住建局 建管科 科长（审核）' },
  { signInName: 'sunqian', password: demoPassword, who: '孙倩 · 江州市住建局 法规科 科长（会签）' },
  { signInName: 'zhaolixin', password: demoPassword, who: '赵立新 · 江州市住建局 办公室 主任（核稿）' },
  { signInName: 'wangjianhua', password: demoPassword, who: '王建华 · 江州市住建局 局长（签发）' },
  { signInName: 'zhoumin', password: demoPassword, who: '周敏 · 江州市住建局 办公室 文书（编号、分发）' },
  { signInName: 'linpu.wenshu', password: demoPassword, who: '何静 · 临浦区住建局 办公室 文书（签收）' },
  { signInName: 'beishan.wenshu', password: demoPassword, who: '吴敏 · 北山区住建局 办公室 文书（签收）' },
];
