/** `财务科科长`, and `办公室主任` rather than 办公室办公室主任 where the post names its section already. */
export const placeWords = (section: string, post: string): string => (post.startsWith(section) ? post : section + post);
