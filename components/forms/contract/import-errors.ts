import type { ErrorRow } from '@gov/base/component';

/** What is said of a file that no form can be read from. */
export const importErrors = {
  'forms.import-no-file': {
    status: 422,
    message: '没有收到文件。',
    nextStep: '重新选择一个 .docx 或 .xlsx 文件后上传。',
  },
  'forms.import-kind': {
    status: 415,
    message: '这不是 Word 文档或 Excel 表格，没有导入。',
    nextStep: '选择 .docx 或 .xlsx 文件；别的格式先在 WPS 或 Word 里另存为 .docx。',
  },
  'forms.import-old-format': {
    status: 415,
    message: '这是旧格式的文件（.doc、.xls），没有导入。',
    nextStep: '在 WPS 或 Word 里打开，另存为 .docx 或 .xlsx 后再上传。',
  },
  'forms.import-password': {
    status: 422,
    message: '文件设有打开密码，读不了，没有导入。',
    nextStep: '在 WPS 或 Word 里取消密码，另存后再上传。',
  },
  'forms.import-macros': {
    status: 422,
    message: '文件带有宏，没有导入。',
    nextStep: '另存为不带宏的 .docx 或 .xlsx 后再上传。',
  },
  'forms.import-too-much': {
    status: 413,
    message: '文件展开以后太大，没有导入。',
    nextStep: '只留下要做成表单的那一页，另存后再上传。',
  },
  'forms.import-unreadable': {
    status: 422,
    message: '文件已损坏，或不是办公软件保存的，没有导入。',
    nextStep: '在 WPS 或 Word 里打开看一下，另存为 .docx 或 .xlsx 后再上传。',
  },
  'forms.import-empty': {
    status: 422,
    message: '文件里没有找到要填写的地方，没有导入。',
    nextStep: '选择有表格和空格的文件，或从空白表单、模板开始设计。',
  },
  'forms.import-table-too-large': {
    status: 422,
    message: '表格超过 {rows} 行或 {columns} 列，不像一张表单，没有导入。',
    nextStep: '只留下要做成表单的部分，另存后再上传。',
  },
  'forms.import-unusable': {
    status: 422,
    message: '读出来的内容不能成为表单，没有导入。',
    nextStep: '按提示改一下原来的文件，再上传。',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
