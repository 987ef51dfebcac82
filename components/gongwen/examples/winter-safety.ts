/** An invented notice for tests, demonstrations and screenshots. */
export const winterSafety = {
  title: '江州市住建局关于做好冬季安全工作的通知',
  text: [
    '为做好冬季安全工作，现将有关事项通知如下：',
    '一、加强检查',
    '各区要逐项目检查。',
    '二、落实责任',
    '请认真贯彻执行。',
  ].join('\n'),
} as const;

/** Values of the drafting slip, as the drafter fills them in. */
export const draftingSlipValues = (
  mainRecipients: readonly { readonly id?: string; readonly name: string }[],
  title: string = winterSafety.title,
) => ({ title, documentKind: 'NOTICE', disclosure: 'ACTIVE', mainRecipients });
