import { useState } from 'react';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { PostField, SectionField } from '../fields.tsx';

/** Where somebody works from a day on, as a dialog asks for it; `entered` is what the server is told, once it is enough. */
export function usePlace() {
  const [sectionId, setSectionId] = useState<string>();
  const [postId, setPostId] = useState<string>();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(todayInChina());
  const [last, setLast] = useState('');
  const optional = { ...(title.trim() ? { title } : {}), ...(last ? { to: dayAfter(last) } : {}) };
  return {
    sectionId,
    setSectionId,
    postId,
    setPostId,
    title,
    setTitle,
    from,
    setFrom,
    last,
    setLast,
    entered: sectionId && postId && from ? { sectionId, postId, from, ...optional } : undefined,
  };
}

interface PlaceFieldsProps {
  readonly place: ReturnType<typeof usePlace>;
  /** Who has a last day from the beginning: 挂职、借调. */
  readonly forATime: string;
}

export const PlaceFields = ({ place, forATime }: PlaceFieldsProps) => (
  <>
    <SectionField label="科室" value={place.sectionId} onChange={place.setSectionId} />
    <PostField label="岗位" sectionId={place.sectionId} value={place.postId} onChange={place.setPostId} />
    <TextField label="职务" hint="可不填，不填就用岗位名称" value={place.title} onChange={place.setTitle} />
    <DayField label="从哪天起" value={place.from} onChange={place.setFrom} />
    <DayField label="到哪一天（含当天）" hint={`可不填；${forATime}请填`} value={place.last} onChange={place.setLast} />
  </>
);
