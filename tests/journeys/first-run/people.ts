import type { DemoAccount } from '../../browser/desk.ts';

const person = (signInName: string, who: string, password: string): DemoAccount => ({ signInName, password, who });

/** The three of the platform, in the order of the ceremony's page. */
export const operators = {
  system: person('pt.xitong', '许文博', 'Xitong-Guanli-2026'),
  security: person('pt.anquan', '沈佳', 'Anquan-Guanli-2026'),
  audit: person('pt.shenji', '罗振华', 'Shenji-Guanli-2026'),
} as const;

/** The three of the first agency, with the names and passwords they choose themselves. */
export const agencyThree = {
  system: person('zjj.xitong', '丁浩', '丁浩自己记得住的一句话'),
  security: person('zjj.anquan', '唐洁', '唐洁自己记得住的一句话'),
  audit: person('zjj.shenji', '方正', '方正自己记得住的一句话'),
} as const;

export const dutyNames = { system: '系统管理员', security: '安全管理员', audit: '审计管理员' } as const;

/** The agency's first people, with the names and passwords they choose themselves. */
export const staff = [
  { ...person('liusiyuan', '刘思远', '刘思远自己记得住的密码'), section: '建管科', post: '科员' },
  { ...person('chenguodong', '陈国栋', '陈国栋自己记得住的密码'), section: '建管科', post: '科室负责人' },
  { ...person('wangjianhua', '王建华', '王建华自己记得住的密码'), section: '领导班子', post: '主要负责人' },
] as const;
