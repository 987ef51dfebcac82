/** Default dictionary of reasons for returning an incoming document (退文): 1x form, 2x content, 33 other (text required). */
export const returnReasons: readonly { readonly code: string; readonly words: string }[] = [
  { code: '11', words: '请示一文多事或多头主送' },
  { code: '12', words: '请示缺签发人、文号、印章或联系人电话，联合上报缺会签人姓名' },
  { code: '13', words: '文种使用错误，报告、意见中夹带请示事项' },
  { code: '14', words: '附件不全' },
  { code: '15', words: '应由报文单位的主管部门报送' },
  { code: '16', words: '无主管部门的单位，应由所在地政府报送' },
  { code: '21', words: '属部门职权范围内的事项，请直接报有关部门' },
  { code: '22', words: '涉及其他部门职权而未会商一致，应说明情况并附盖章意见' },
  { code: '23', words: '反映的问题或请求事项不明确' },
  { code: '24', words: '部门可自行发文，不需政府转发' },
  { code: '25', words: '议事协调机构不应由政府发文设立' },
  { code: '26', words: '议事协调机构的事项应先由其办公室协调' },
  { code: '33', words: '其他' },
];
