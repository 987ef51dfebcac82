import type { ReactNode } from 'react';
import { call } from '#platform/web/data/call.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { type OutgoingRow, routes } from '../../contract.ts';
import { registerDay } from './register-day.ts';
import { RegisterPage } from './register-page.tsx';
import type { Column } from './register-table.tsx';
import type { ReadRegister } from './use-register.ts';

const read: ReadRegister<OutgoingRow> = (query, signal) => call(routes.outgoingRegister, { query }, { signal });

const columns: readonly Column<OutgoingRow>[] = [
  { words: '发文字号', text: (row) => row.number, heads: true, look: 'no-wrap' },
  { words: '标题', text: (row) => row.title, opens: true, heads: true },
  { words: '文种', text: (row) => row.kindWords, look: 'no-wrap' },
  { words: '拟稿', text: (row) => `${row.section} ${row.drafter}` },
  { words: '签发人', text: (row) => row.signatory, look: 'no-wrap' },
  { words: '成文日期', text: (row) => row.documentDate, look: 'no-wrap' },
  { words: '主送', text: (row) => row.mainRecipients.join('，') },
  { words: '分发', text: (row) => (row.dispatchedAt ? registerDay(row.dispatchedAt) : ''), look: 'no-wrap' },
  {
    words: '状态',
    text: (row) => row.statusWords,
    shown: (row) => <StateChip state={row.dispatchedAt ? 'done' : 'now'} words={row.statusWords} />,
    look: 'no-wrap',
  },
];

/** 发文登记簿 */
export const OutgoingPage = (): ReactNode => (
  <RegisterPage
    title="发文登记簿"
    path={routes.outgoingRegister.path}
    read={read}
    columns={columns}
    emptySentence="这一年还没有编号的发文。编了号的公文会列在这里。"
  />
);
