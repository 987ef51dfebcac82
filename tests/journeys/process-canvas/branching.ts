import { buildProcess, toXml } from '@gov/workflow';

/** A small process with a choice and a fork. */
export const buildBranching = (): Promise<string> =>
  toXml(
    buildProcess({
      id: 'process_1',
      name: '发文画布',
      parts: [
        { step: 'draft', name: '拟稿', flowLabel: '提交' },
        { step: 'check', name: '部门核稿', handler: { kind: 'sectionHead', of: 'starter' }, flowLabel: '同意' },
        {
          choice: 'kind',
          name: '',
          branches: [
            {
              when: '天数 > 3',
              parts: [{ step: 'law', name: '合法性审核', handler: { kind: 'chief' }, flowLabel: '同意' }],
            },
            { parts: [] },
          ],
        },
        {
          parallel: 'both',
          branches: [
            [{ step: 'office', name: '办公室核稿', handler: { kind: 'chief' }, flowLabel: '同意' }],
            [
              {
                step: 'deputy',
                name: '分管领导审签',
                handler: { kind: 'deputyInCharge', of: 'starter' },
                flowLabel: '同意',
              },
            ],
          ],
        },
        { step: 'sign', name: '签发', handler: { kind: 'chief' }, flowLabel: '签发' },
      ],
    }),
  );
