/** The spellings of a component's name that its files need. */
export interface ComponentNames {
  /** `meeting-rooms` */
  readonly id: string;
  /** `会议室管理` */
  readonly words: string;
  /** `meeting_rooms_entry` */
  readonly table: string;
  /** `MeetingRooms` */
  readonly pascal: string;
}

/** Names for an id and its Chinese words, or the sentence that says why not. */
export function namesFor(id: string, words: string): ComponentNames | string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return `"${id}" is no id: small letters, digits and single hyphens, like meeting-rooms`;
  if (!/^\p{Script=Han}{2,20}$/u.test(words))
    return `"${words}" is no name for the screen: two to twenty Chinese characters`;
  const pascal = id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  return { id, words, pascal, table: `${id.replaceAll('-', '_')}_entry` };
}
