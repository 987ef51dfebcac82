/** Refusals of files, by code. The page says the same sentence before it sends a file that is too large. */
export const fileErrors = {
  'files.too-large': {
    status: 413,
    message: '文件{file}超过 {megabytes} MB，没有上传。',
    nextStep: '压缩或拆分后再上传。',
  },
  'files.kind-not-allowed': {
    status: 415,
    message: '{file}这种文件不能上传。',
    nextStep: '改用 PDF、OFD、图片、文本或办公文档（不带宏）。',
  },
} as const;
