import type { ComponentManifest } from '@gov/base/component';

interface EventWords {
  readonly words: string;
  readonly componentName: string;
}

/** Every event code of the house with its words; a code that no component names any more keeps its component's name. */
export function eventWords(manifests: readonly ComponentManifest[]): (code: string) => EventWords {
  const known = new Map(
    manifests.flatMap((manifest) =>
      Object.entries(manifest.auditEvents).map(
        ([code, { words }]) => [code, { words, componentName: manifest.name }] as const,
      ),
    ),
  );
  const names = new Map(manifests.map((manifest) => [manifest.id, manifest.name]));
  return (code) => {
    const componentName = names.get(code.split('.')[0] ?? '') ?? '平台';
    return known.get(code) ?? { words: `${componentName}的操作`, componentName };
  };
}

const objectKinds: Readonly<Record<string, string>> = {
  account: '账号',
  agency: '单位',
  application: '办事应用',
  'application-key': '应用密钥',
  assignment: '任职',
  'audit-record': '审计记录',
  component: '应用',
  cover: '代理安排',
  delivery: '公文送达',
  'deputy-area': '分管',
  dictionary: '数据字典',
  'dictionary-file': '数据字典文件',
  dispatch: '公文发送',
  document: '公文',
  'exchange-key': '交换密钥',
  form: '表单',
  'form-file': '表单文件',
  'form-upgrade': '表单升级',
  'form-version': '表单版本',
  grant: '授权',
  group: '常用分组',
  'inbox-document': '收到的公文',
  matter: '事项',
  migration: '转版',
  person: '人员',
  phrase: '常用语',
  post: '岗位',
  process: '流程',
  'process-table': '流程的统计表',
  'process-version': '流程版本',
  register: '登记簿',
  route: '被拒绝的操作',
  'saved-filter': '存好的筛选',
  secretary: '秘书排序',
  section: '科室',
  session: '登录',
  setting: '参数',
  'sign-in': '登录尝试',
  'stand-in': '代理',
  task: '办理步骤',
};

export const objectKindWords = (kind: string): string => objectKinds[kind] ?? '其他对象';

export const knownObjectKinds: readonly { readonly code: string; readonly words: string }[] = Object.entries(
  objectKinds,
).map(([code, words]) => ({ code, words }));

const detailNames: Readonly<Record<string, string>> = {
  administrators: '管理员人数',
  code: '代码',
  duty: '职责',
  event: '操作',
  from: '从',
  fromPersonId: '原来由',
  granteeId: '授予给',
  granteeKind: '对象类别',
  level: '级别',
  on: '从哪天起',
  open: '打开',
  permission: '权限',
  personId: '人员',
  reasonCode: '原因代码',
  rows: '条数',
  sectionId: '科室',
  to: '到',
  version: '版本',
};

/** Field names and counts of a record as a list, ids by name where one is known; empty values are left out. */
export const detailList = (
  details: Readonly<Record<string, unknown>>,
  nameOf: (id: string) => string | undefined,
): { name: string; value: string }[] =>
  Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return { name: detailNames[name] ?? name, value: nameOf(text) ?? text };
    });
