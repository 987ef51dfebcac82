/** Why a document goes back (退文原因): a code of the dictionary and words, at most 200 characters. */
export interface ReturnReason {
  readonly code: string;
  readonly text: string;
}

/** 退文告知单 as provincial general offices use it; 33 needs words of its own. */
export const returnReasons: Readonly<Record<string, string>> = {
  '11': '请示不符合“一文一事”，或者多头主送',
  '12': '请示未注明签发人、发文字号、联系人或者电话，未加盖印章，或者联合行文缺会签人姓名',
  '13': '文种使用不当，在报告、意见等非请示性公文中夹带请示事项',
  '14': '附件不全',
  '15': '应由主管部门行文',
  '16': '正文涉及事项无主管部门，应由地方人民政府行文',
  '21': '属于部门职权范围内的事项，应直接送有关部门办理',
  '22': '涉及其他部门职权，未经协商一致，应附协商情况和相关部门盖章意见',
  '23': '反映的问题或者请求事项不明确',
  '24': '应由部门自行行文，不需政府批转或者转发',
  '25': '设立非常设机构不应以政府名义发文',
  '26': '非常设机构的事项应先由其办公室协调',
  '33': '其他',
};

const otherReason = '33';

/** True for a known code whose words are present where the code alone says nothing. */
export function isReturnReason(reason: ReturnReason | null): reason is ReturnReason {
  if (!reason || !Object.hasOwn(returnReasons, reason.code) || reason.text.length > 200) return false;
  return reason.code !== otherReason || reason.text.trim().length > 0;
}
